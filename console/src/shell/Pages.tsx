import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { decodePart } from '../parts/routes';
import { NoSuchPage } from './NoSuchPage';

const MachinesPage = lazy(() => import('../machines/MachinesPage').then(m => ({ default: m.MachinesPage })));
const ExecutionPage = lazy(() => import('../execution/ExecutionPage').then(m => ({ default: m.ExecutionPage })));
const MachinePage = lazy(() => import('../machines/MachinePage').then(m => ({ default: m.MachinePage })));

const EditorPage = lazy(() => import('../editor/EditorPage').then(m => ({ default: m.EditorPage })));
const SlowPage = lazy(() => import('../slow/SlowPage').then(m => ({ default: m.SlowPage })));
const ApprovalsPage = lazy(() => import('../approvals/ApprovalsPage').then(m => ({ default: m.ApprovalsPage })));
const ComparePage = lazy(() => import('../compare/ComparePage').then(m => ({ default: m.ComparePage })));

const MapRunPage = lazy(() => import('../maprun/MapRunPage').then(m => ({ default: m.MapRunPage })));

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
