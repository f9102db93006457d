import Input from '@cloudscape-design/components/input';
import { SettingSelect } from '../address/SettingSelect';
import { useSettings } from '../address/useSettings';
import { useTypedSetting } from '../address/useTypedSetting';
import { useVersions } from '../machines/useVersions';
import { nameOf } from '../parts/routes';
import { RANGES } from '../slow/statistics';
import { STATUSES } from './executionFilter';

const ANY_STATUS = { value: '', label: 'Any' };
const ANY_TIME = { value: '', label: 'Any time' };
const ANY_VERSION = { value: '', label: 'All' };
const ALL_STATUSES = [ANY_STATUS, ...STATUSES];
const TIMES = [ANY_TIME, ...RANGES.map(({ id, label }) => ({ value: id, label }))];

/** By name, status, time, version and alias; what is chosen is in the address. */
export function ExecutionFilters({ machineArn }: { readonly machineArn: string }) {
  const { versions, aliases } = useVersions(machineArn);
  const version = useSettings().get('version');
  const name = useTypedSetting('name');
  const sources = [
    ANY_VERSION,
    ...aliases.map(arn => ({ value: nameOf(arn), label: `Alias ${nameOf(arn)}` })),
    ...versions.map(arn => ({ value: nameOf(arn), label: `Version ${nameOf(arn)}` })),
  ];
  return (
    <div className="filters">
      <Input
        type="search"
        ariaLabel="Find by name"
        placeholder="Find by name"
        value={name.typed}
        onChange={event => name.type(event.detail.value)}
      />
      <SettingSelect label="Status" setting="status" usual={ANY_STATUS} options={ALL_STATUSES} />
      <SettingSelect label="Started" setting="started" usual={ANY_TIME} options={TIMES} />
      {(sources.length > 1 || version !== null) && (
        <SettingSelect label="Version or alias" setting="version" usual={ANY_VERSION} options={sources} />
      )}
    </div>
  );
}
