import type { TabsProps } from '@cloudscape-design/components/tabs';

/** What the arrows beside many tabs are called. */
export const TAB_TEXTS: TabsProps.I18nStrings = {
  scrollLeftAriaLabel: 'Earlier tabs',
  scrollRightAriaLabel: 'Later tabs',
};
