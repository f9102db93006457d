const INPUTS_MAX = 10;
const CHARACTERS_MAX = 20_000;

/** Inputs that executions of a state machine were started with from this tab, the newest first. */
export function inputsOf(machineArn: string): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(machineArn)) ?? '[]');
    return Array.isArray(stored) ? stored.map(String) : [];
  } catch {
    return [];
  }
}

export function rememberInput(machineArn: string, input: string): void {
  if (input.length <= CHARACTERS_MAX) {
    const others = inputsOf(machineArn).filter(other => other !== input);
    sessionStorage.setItem(key(machineArn), JSON.stringify([input, ...others].slice(0, INPUTS_MAX)));
  }
}

function key(machineArn: string): string {
  return `stepwell.inputs.${machineArn}`;
}
