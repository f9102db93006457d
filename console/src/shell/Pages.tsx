import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { decodePart } from '../parts/routes';
import { NoSuchPage } from './NoSuchPage';

const MachinesPage = lazy(() => import('../machines/MachinesPage').then(m => ({ default: m.MachinesPage })));
const ExecutionPage = lazy(() => import('../execution/ExecutionPage').then(m => ({ default: m.ExecutionPage })));
const MachinePage = lazy(() => import('../machines/MachinePage').then(m => ({ default: m.MachinePage })));

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
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}
