import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '../parts/Loading';
import { Messages } from './Messages';
import { MessagesProvider } from './MessagesProvider';
import { PageBoundary } from './PageBoundary';
import { Pages } from './Pages';
import { TopBar } from './TopBar';

const ITEMS: SideNavigationProps.Item[] = [
  { type: 'link', text: 'State machines', href: '#/' },
  { type: 'link', text: 'Slow steps', href: '#/slow' },
  { type: 'link', text: 'Approvals', href: '#/approvals' },
  { type: 'link', text: 'Compare executions', href: '#/compare' },
];

/** The frame around every page. */
export function Shell() {
  const [location] = useLocation();
  const [navigationOpen, setNavigationOpen] = useState(isWide);
  return (
    <MessagesProvider>
      <TopBar />
      <AppLayout
        headerSelector="#top"
        navigationOpen={navigationOpen}
        onNavigationChange={event => {
          if (event.detail.open || !isWide() || navigator.userActivation.hasBeenActive) {
            setNavigationOpen(event.detail.open);
          }
        }}
        navigationWidth={220}
        navigation={
          <SideNavigation
            activeHref={activeHref(location)}
            header={{ text: 'Stepwell', href: '#/' }}
            items={ITEMS}
            onFollow={() => !isWide() && setNavigationOpen(false)}
          />
        }
        notifications={<Messages />}
        toolsHide
        maxContentWidth={Number.MAX_VALUE}
        content={
          <PageBoundary address={location}>
            <Suspense fallback={<Loading what="the page" />}>
              <Pages />
            </Suspense>
          </PageBoundary>
        }
        ariaLabels={{
          navigation: 'Pages',
          navigationClose: 'Close the list of pages',
          navigationToggle: 'Open the list of pages',
          notifications: 'Messages',
        }}
      />
    </MessagesProvider>
  );
}

/** Whether there is room for the list of pages; the layout closes it while it is measured, which nobody has asked for. */
function isWide(): boolean {
  return window.innerWidth > 900;
}

function activeHref(location: string): string {
  const first = location.split('/')[1] ?? '';
  return ['slow', 'approvals', 'compare'].includes(first) ? `#/${first}` : '#/';
}
