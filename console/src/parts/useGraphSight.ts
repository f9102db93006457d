import type { ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Picture } from '../graph/layout';
import { focusOf, heightFor, zoomFor } from './graphZoom';

interface Sight {
  readonly isWhole: boolean;
  /** Is to be told of React Flow's own instance. */
  readonly onInit: (flow: ReactFlowInstance) => void;
  /** Moves the picture until a state is in sight. */
  readonly show: (state: string) => void;
}

const HEIGHT_SHARE_MAX = 0.76;
const HEIGHT_MAX = 960;
const GLIDE_MILLIS = 200;

/**
 * Keeps a picture in sight: whole while that can be read, else the part around the chosen state. The box gets the height the
 * picture needs. Tells whether the picture is whole.
 */
export function useGraphSight(
  box: RefObject<HTMLDivElement | null>,
  picture: Picture,
  selected: string | undefined,
): Sight {
  const flow = useRef<ReactFlowInstance | null>(null);
  const [isWhole, setIsWhole] = useState(true);
  const current = useRef({ picture, selected });
  useEffect(() => {
    current.current = { picture, selected };
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    const observer = new ResizeObserver(() => {
      const heightMax = Math.min(HEIGHT_MAX, HEIGHT_SHARE_MAX * window.innerHeight);
      element.style.setProperty('--graph-height', `${heightFor(picture, element.clientWidth, heightMax)}px`);
      setIsWhole(zoomFor(picture, element.clientWidth, element.clientHeight).isWhole);
      show(element, flow.current, picture, current.current.selected);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, picture.width, picture.height]);
  useEffect(() => {
    const element = box.current;
    if (element !== null && selected !== undefined && !isWhole) {
      reveal(element, flow.current, current.current.picture, selected);
    }
  }, [box, selected, isWhole]);
  return {
    isWhole,
    onInit: instance => {
      flow.current = instance;
      if (box.current !== null) {
        show(box.current, instance, picture, selected);
      }
    },
    show: state => {
      if (box.current !== null) {
        reveal(box.current, flow.current, picture, state);
      }
    },
  };
}

function show(box: HTMLElement, flow: ReactFlowInstance | null, picture: Picture, selected: string | undefined): void {
  const { zoom, isWhole } = zoomFor(picture, box.clientWidth, box.clientHeight);
  const focus = focusOf(picture, selected);
  const middle = { x: picture.width / 2, y: picture.height / 2 };
  const at =
    isWhole || focus === undefined
      ? middle
      : {
          x: within(focus.x + focus.width / 2, box.clientWidth / zoom, picture.width),
          y: within(focus.y + focus.height / 2, box.clientHeight / zoom, picture.height),
        };
  void flow?.setViewport({ zoom, x: box.clientWidth / 2 - at.x * zoom, y: box.clientHeight / 2 - at.y * zoom });
}

/** The middle of what is seen, so that as little as can be lies outside of the picture. */
function within(wanted: number, seen: number, whole: number): number {
  return seen >= whole ? whole / 2 : Math.max(seen / 2 - 20, Math.min(whole - seen / 2 + 20, wanted));
}

/** Moves to a state that lies out of sight. */
function reveal(box: HTMLElement, flow: ReactFlowInstance | null, picture: Picture, selected: string): void {
  const node = focusOf(picture, selected);
  const viewport = flow?.getViewport();
  if (node === undefined || viewport === undefined) {
    return;
  }
  const left = node.x * viewport.zoom + viewport.x;
  const top = node.y * viewport.zoom + viewport.y;
  const isSeen =
    left >= 0 &&
    top >= 0 &&
    left + node.width * viewport.zoom <= box.clientWidth &&
    top + node.height * viewport.zoom <= box.clientHeight;
  if (!isSeen) {
    void flow?.setCenter(node.x + node.width / 2, node.y + node.height / 2, {
      zoom: viewport.zoom,
      duration: GLIDE_MILLIS,
    });
  }
}
