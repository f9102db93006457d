import AppLayout from '@cloudscape-design/components/app-layout';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '../parts/Loading';
import { useWide } from '../parts/useWide';
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
  const isWide = useWide();
  const [chosenOpen, setChosenOpen] = useState<boolean>();
  return (
    <MessagesProvider>
      <TopBar />
      <AppLayout
        headerSelector="#top"
        navigationOpen={chosenOpen ?? isWide}
        onNavigationChange={event => {
          // the layout closes it while the window changes, too, which nobody has asked for
          if (navigator.userActivation.isActive) {
            setChosenOpen(event.detail.open);
          }
        }}
        navigationWidth={220}
        navigation={
          <SideNavigation
            activeHref={activeHref(location)}
            header={{ text: 'Stepwell', href: '#/' }}
            items={ITEMS}
            onFollow={() => !isWide && setChosenOpen(undefined)}
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

function activeHref(location: string): string {
  const first = location.split('/')[1] ?? '';
  return ['slow', 'approvals', 'compare'].includes(first) ? `#/${first}` : '#/';
}
