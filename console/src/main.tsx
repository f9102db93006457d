import '@cloudscape-design/global-styles/index.css';
import './parts/colours.css';
import './parts/page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { hashPath, useHashPath } from './address/hashLocation';
import { SessionProvider } from './session/SessionProvider';
import { fetchPageOf } from './shell/Pages';
import { Shell } from './shell/Shell';
import { startTheme } from './shell/theme';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 2_000 } },
});
const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id root');
}
startTheme();
fetchPageOf(hashPath()); // beside what everything needs, not after it
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Router hook={useHashPath}>
        <SessionProvider>
          <Shell />
        </SessionProvider>
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
