/**
 * The contract between a Distributed Map and the places its items come from and its results go to.
 *
 * <p>May: describe datasets and results, and shape results as JSON. Must not: know S3, files or any format's parser;
 * those stand behind {@link io.stepwell.engine.item.ItemReader} and {@link io.stepwell.engine.item.ResultWriter}.
 */
@NullMarked
package io.stepwell.engine.item;

import org.jspecify.annotations.NullMarked;
