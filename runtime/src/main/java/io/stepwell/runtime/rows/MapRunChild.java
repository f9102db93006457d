package io.stepwell.runtime.rows;

/**
 * What a child execution is to its map run.
 *
 * @param index its place among the children, from 0
 * @param items how many items it has
 */
public record MapRunChild(String mapRunArn, long index, int items) {}
