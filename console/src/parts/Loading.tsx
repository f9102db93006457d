import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';

export function Loading({ what }: { readonly what: string }) {
  return (
    <Box padding="l" textAlign="center" color="text-body-secondary">
      <Spinner /> Loading {what} …
    </Box>
  );
}
