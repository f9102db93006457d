/**
 * {@code eks:call} and {@code eks:runJob}: what a task does inside a cluster of Amazon EKS, over the Kubernetes API.
 *
 * <p>May: speak to the Kubernetes API and sign its tokens. Must not: manage clusters; that is {@code optimised.EksService}.
 */
@NullMarked
package io.stepwell.integrations.eks;

import org.jspecify.annotations.NullMarked;
