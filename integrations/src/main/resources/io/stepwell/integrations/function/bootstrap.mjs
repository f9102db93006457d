// Runs a Node.js handler through the Lambda Runtime API: fetch an event, call the handler, post what it returned.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const env = process.env;

function call(method, resource, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');
    const options = { host, port, method, path: `/2018-06-01/runtime/${resource}`, headers, agent: false };
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function fail(resource, error, errorType) {
  const type = errorType ?? (error instanceof Error ? error.name : typeof error);
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const body = JSON.stringify({ errorType: type, errorMessage: message, trace });
  return call('POST', resource, body, { 'Lambda-Runtime-Function-Error-Type': type });
}

/** An error with one of the names that Lambda gives to code it cannot start. */
function refused(name, message) {
  return Object.assign(new Error(message), { name: `Runtime.${name}` });
}

async function imported(file) {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw refused('UserCodeSyntaxError', String(error));
    if (/^(ERR_)?MODULE_NOT_FOUND$/.test(error?.code)) throw refused('ImportModuleError', String(error));
    throw error;
  }
}

async function load() {
  const folder = path.join(env.LAMBDA_TASK_ROOT, path.dirname(env._HANDLER));
  const [name, ...members] = path.basename(env._HANDLER).split('.');
  if (!members.length) throw refused('MalformedHandlerName', 'Bad handler');
  const file = ['.js', '.mjs', '.cjs'].map((end) => path.join(folder, name + end)).find((f) => fs.existsSync(f));
  if (!file) throw refused('ImportModuleError', `Error: Cannot find module '${name}' in ${folder}`);
  const module = await imported(file);
  const find = (from) => members.reduce((value, member) => value?.[member], from);
  const handler = find(module) ?? find(module.default);
  if (handler === undefined) throw refused('HandlerNotFound', `${env._HANDLER} is undefined or not exported`);
  if (typeof handler !== 'function') throw refused('HandlerNotFound', `${env._HANDLER} is not a function`);
  return handler;
}

// Behind the last of what a handler writes comes a line that tells so.
const write = process.stdout.write.bind(process.stdout);
const endLog = (requestId) => write(`\0end of ${requestId}\n`);

// What ends an event whose handler neither returned a promise nor called back: nothing is left to wait for.
let nothingLeft = () => {};
process.on('beforeExit', () => nothingLeft());

function run(handler, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, result) => (error ? reject(error) : resolve(result));
    const methods = { done: callback, succeed: resolve, fail: (error) => reject(error ?? 'handled') };
    const returned = handler(event, Object.assign(context, methods), callback);
    if (typeof returned?.then === 'function') resolve(returned);
    else nothingLeft = () => resolve(null);
  }).finally(() => {
    nothingLeft = () => {};
  });
}

let current;
const handler = await load().catch(async (error) => {
  await fail('init/error', error);
  process.exit(1);
});

async function die(error, errorType) {
  try {
    if (current) await fail(`invocation/${current}/error`, error, errorType);
  } finally {
    process.exit(1);
  }
}
process.on('uncaughtException', (error) => die(error));
process.on('unhandledRejection', (reason) => die(String(reason), 'Runtime.UnhandledPromiseRejection'));
for (;;) {
  const { headers, body } = await call('GET', 'invocation/next');
  current = headers['lambda-runtime-aws-request-id'];
  const deadlineMillis = Number(headers['lambda-runtime-deadline-ms']);
  const context = {
    awsRequestId: current,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    callbackWaitsForEmptyEventLoop: true,
    clientContext: JSON.parse(headers['lambda-runtime-client-context'] ?? 'null') ?? undefined,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMillis - Date.now()),
  };
  try {
    const result = JSON.stringify(await run(handler, JSON.parse(body), context).finally(() => endLog(current))) ?? 'null';
    await call('POST', `invocation/${current}/response`, result);
  } catch (error) {
    await fail(`invocation/${current}/error`, error);
  }
  current = undefined;
}
