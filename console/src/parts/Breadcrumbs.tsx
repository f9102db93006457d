import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';

interface Crumb {
  readonly text: string;
  readonly href: string;
}

/** Where the reader is: the state machines, what lies on the way, and the page itself. */
export function Breadcrumbs({ way = [], page }: { readonly way?: readonly Crumb[]; readonly page: string }) {
  return (
    <BreadcrumbGroup
      ariaLabel="Where you are"
      items={[{ text: 'State machines', href: '#/' }, ...way, { text: page, href: '' }]}
    />
  );
}
