import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';

export function NoSuchPage() {
  return (
    <Box padding="xxl" textAlign="center">
      <Box variant="h1">There is no such page</Box>
      <Link href="#/">All state machines</Link>
    </Box>
  );
}
