import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { useSession } from '../session/SessionContext';
import { chooseTheme, chosenTheme, type Theme } from './theme';

const THEMES: ReadonlyArray<{ id: Theme; text: string }> = [
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
  { id: 'system', text: 'As this machine' },
];

/** Name, region, theme, mode and key. */
export function TopBar() {
  const { facts, accessKeyId, readOnlyReason, setReadOnly, signOut } = useSession();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <div id="top">
      <TopNavigation
        identity={{ href: '#/', title: 'Stepwell' }}
        utilities={[
          {
            type: 'menu-dropdown',
            text: readOnlyReason === undefined ? 'Read and write' : 'Read-only',
            iconName: readOnlyReason === undefined ? 'unlocked' : 'lock-private',
            items: [
              { id: 'write', text: 'Read and write', disabled: facts.readOnly },
              { id: 'read', text: 'Read-only' },
            ],
            onItemClick: event => setReadOnly(event.detail.id === 'read'),
          },
          {
            type: 'menu-dropdown',
            text: 'Theme',
            iconName: 'settings',
            items: THEMES.map(({ id, text }) => ({ id, text: id === theme ? `${text} ✓` : text })),
            onItemClick: event => {
              const chosen = event.detail.id as Theme;
              chooseTheme(chosen);
              setTheme(chosen);
            },
          },
          {
            type: 'menu-dropdown',
            text: facts.region,
            description: `Account ${facts.account}, Stepwell ${facts.version}`,
            iconName: 'user-profile',
            items:
              accessKeyId === undefined
                ? [{ id: 'open', text: 'No access keys: open to this machine', disabled: true }]
                : [{ id: 'out', text: `Sign out ${accessKeyId}` }],
            onItemClick: event => event.detail.id === 'out' && signOut(),
          },
        ]}
      />
    </div>
  );
}
