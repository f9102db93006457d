/**
 * Pictures of definitions: a graph of states, its layout in layers, and writers for SVG and Mermaid.
 *
 * <p>May: compute and write text. Must not: read files or know commands.
 */
@NullMarked
package io.stepwell.cli.graph;

import org.jspecify.annotations.NullMarked;
