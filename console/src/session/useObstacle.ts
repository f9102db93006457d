import { useSession } from './SessionContext';

/**
 * Why an operation cannot be used from here: it would change something and this session only reads. Undefined when it
 * can be used.
 */
export function useObstacle(operation: string): string | undefined {
  const { readOnlyReason } = useSession();
  return READING.test(operation) ? undefined : readOnlyReason;
}

/** A trial of a state may call what the state calls: that is no reading. */
const READING = /^(Describe\w+|List\w+|GetExecutionHistory|ValidateStateMachineDefinition)$/;
