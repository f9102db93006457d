import { lazy, type ComponentType } from 'react';
import { Route, Switch } from 'wouter';
import { decodePart } from '../parts/routes';
import { NoSuchPage } from './NoSuchPage';

const FETCHES = {
  machines: () => import('../machines/MachinesPage').then(m => m.MachinesPage),
  machine: () => import('../machines/MachinePage').then(m => m.MachinePage),
  execution: () => import('../execution/ExecutionPage').then(m => m.ExecutionPage),
  editor: () => import('../editor/EditorPage').then(m => m.EditorPage),
  slow: () => import('../slow/SlowPage').then(m => m.SlowPage),
  mapRun: () => import('../maprun/MapRunPage').then(m => m.MapRunPage),
  approvals: () => import('../approvals/ApprovalsPage').then(m => m.ApprovalsPage),
  compare: () => import('../compare/ComparePage').then(m => m.ComparePage),
};

const MachinesPage = later(FETCHES.machines);
const MachinePage = later(FETCHES.machine);
const ExecutionPage = later(FETCHES.execution);
const EditorPage = later(FETCHES.editor);
const SlowPage = later(FETCHES.slow);
const MapRunPage = later(FETCHES.mapRun);
const ApprovalsPage = later(FETCHES.approvals);
const ComparePage = later(FETCHES.compare);

/** By the first part of an address: what is fetched for it. */
const BY_ADDRESS: Readonly<Record<string, () => Promise<unknown>>> = {
  '': FETCHES.machines,
  machines: FETCHES.machine,
  executions: FETCHES.execution,
  new: FETCHES.editor,
  edit: FETCHES.editor,
  slow: FETCHES.slow,
  'map-runs': FETCHES.mapRun,
  approvals: FETCHES.approvals,
  compare: FETCHES.compare,
};

function later<P>(fetched: () => Promise<ComponentType<P>>) {
  return lazy(() => fetched().then(page => ({ default: page })));
}

/** Begins to fetch the page of an address such as `/slow`; one that cannot be fetched is told when it is shown. */
export function fetchPageOf(path: string): void {
  BY_ADDRESS[path.split('/')[1] ?? '']?.().catch(() => undefined);
}

/** Which address shows which page. */
export function Pages() {
  return (
    <Switch>
      <Route path="/">
        <MachinesPage />
      </Route>
      <Route path="/machines/:arn/:tab?">
        {params => <MachinePage arn={decodePart(params.arn)} tab={params.tab ?? 'executions'} />}
      </Route>
      <Route path="/executions/:arn">{params => <ExecutionPage key={params.arn} arn={decodePart(params.arn)} />}</Route>
      <Route path="/new">
        <EditorPage arn={undefined} />
      </Route>
      <Route path="/edit/:arn">{params => <EditorPage key={params.arn} arn={decodePart(params.arn)} />}</Route>
      <Route path="/slow/:arn?">
        {params => <SlowPage arn={params.arn === undefined ? undefined : decodePart(params.arn)} />}
      </Route>
      <Route path="/map-runs/:arn">{params => <MapRunPage key={params.arn} arn={decodePart(params.arn)} />}</Route>
      <Route path="/approvals">
        <ApprovalsPage />
      </Route>
      <Route path="/compare/:left?/:right?">
        {params => <ComparePage left={decodePart(params.left ?? '')} right={decodePart(params.right ?? '')} />}
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}
