import type { Picture, PlacedNode } from '../graph/layout';

/** Below this, names of states cannot be read any more. */
export const READABLE_ZOOM = 0.5;
export const FIT_ZOOM_MAX = 1.1;
const FILLED = 0.94;
/** Room for the overview under a picture, in pixels; a picture stands in the middle, so as much is above it. */
const OVERVIEW_HEIGHT = 110;

/** How large a picture is shown in a box: whole where that can be read, else so large that it can. */
export function zoomFor(picture: Picture, width: number, heightMax: number): { zoom: number; isWhole: boolean } {
  const whole = Math.min(
    FIT_ZOOM_MAX,
    (FILLED * width) / Math.max(1, picture.width),
    (FILLED * heightMax) / Math.max(1, picture.height),
  );
  return { zoom: Math.max(READABLE_ZOOM, whole), isWhole: whole >= READABLE_ZOOM };
}

/** How high the box of a picture is to be, in pixels, when it is as wide as this. */
export function heightFor(picture: Picture, width: number, heightMax: number): number {
  const { zoom, isWhole } = zoomFor(picture, width, heightMax);
  return Math.min(heightMax, Math.ceil((picture.height * zoom) / FILLED) + (isWhole ? 0 : 2 * OVERVIEW_HEIGHT));
}

/** The node one wants to see first: the chosen state, else the start. */
export function focusOf(picture: Picture, selected: string | undefined): PlacedNode | undefined {
  return (
    picture.nodes.find(node => selected !== undefined && node.state?.name === selected) ??
    picture.nodes.find(node => node.kind === 'start')
  );
}
