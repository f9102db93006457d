/**
 * What the server has for its console beside the API of AWS: the pages, and answers to questions AWS's API has none for.
 *
 * <p>May: read through {@code runtime}. Must not: change anything; what the console changes, it changes through the API.
 */
@NullMarked
package io.stepwell.server.console;

import org.jspecify.annotations.NullMarked;
