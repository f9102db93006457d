import Box from '@cloudscape-design/components/box';

/** What is there in place of a list of executions, for a state machine whose executions nobody keeps. */
export function ExpressNotice() {
  return (
    <Box textAlign="center" padding="xl">
      <Box variant="strong">Express executions are not kept</Box>
      <Box color="text-body-secondary">
        They run in memory and leave no history here, as on AWS; what they do goes to the logs, if the state machine has
        a logging configuration. Start one to see its output.
      </Box>
    </Box>
  );
}
