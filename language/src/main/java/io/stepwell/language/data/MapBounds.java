package io.stepwell.language.data;

/**
 * How far a Map state may go.
 *
 * @param maxConcurrency how many iterations may run at once; 0 for no bound of its own
 * @param toleratedFailureCount how many failed items are tolerated; 0 when the state says nothing
 * @param toleratedFailurePercentage how many failed items are tolerated, in percent of all items; 0 when the state says
 *     nothing
 */
public record MapBounds(long maxConcurrency, long toleratedFailureCount, double toleratedFailurePercentage) {}
