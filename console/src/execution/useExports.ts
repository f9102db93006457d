import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn';
import { pictureSvg } from '../graph/svg';
import { markStates, takenEdges } from '../graph/status';
import { startCommand } from '../executions/command';
import { download } from '../parts/download';
import { useMessages } from '../shell/messages';
import type { useExecution } from './useExecution';

const PIXELS_PER_UNIT = 2;

/** An execution to take along: as a command, as JSON, as a picture. */
export function useExports(description: DescribeExecutionOutput, execution: ReturnType<typeof useExecution>) {
  const { tell } = useMessages();
  const name = description.name ?? 'execution';
  const picture = () => {
    const dark = document.body.classList.contains('awsui-dark-mode');
    return pictureSvg(execution.picture, markStates(execution.journey), takenEdges(execution.journey), dark);
  };
  return {
    copyCommand: (region: string) => {
      const command = startCommand(
        description.stateMachineArn ?? '',
        description.input ?? '{}',
        location.origin,
        region,
      );
      navigator.clipboard.writeText(command).then(
        () => tell('success', 'The command is in the clipboard', command),
        () => tell('info', 'The clipboard is closed; copy the command from here', command),
      );
    },
    json: () => {
      const { $metadata: _, ...execution_ } = description as DescribeExecutionOutput & { $metadata?: unknown };
      const text = JSON.stringify({ execution: execution_, events: execution.events }, null, 2);
      download(`${name}.json`, new Blob([text], { type: 'application/json' }));
    },
    svg: () => download(`${name}.svg`, new Blob([picture()], { type: 'image/svg+xml' })),
    png: async () => {
      try {
        download(`${name}.png`, await rasterized(picture()));
      } catch (error) {
        tell('error', 'The picture could not be made', error instanceof Error ? error.message : String(error));
      }
    },
  };
}

async function rasterized(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * PIXELS_PER_UNIT;
  canvas.height = image.height * PIXELS_PER_UNIT;
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob === null ? reject(new Error('It is too large for this browser')) : resolve(blob))),
  );
}
