import Select from '@cloudscape-design/components/select';
import { changeSettings, useSettings } from './useSettings';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Chooses a setting of the address; `usual` is what holds while the address says nothing. */
export function SettingSelect({
  label,
  setting,
  usual,
  options,
}: {
  readonly label: string;
  readonly setting: string;
  readonly usual: Option;
  readonly options: readonly Option[];
}) {
  const value = useSettings().get(setting) ?? usual.value;
  const known = options.find(option => option.value === value);
  return (
    <Select
      inlineLabelText={label}
      options={[...options]}
      selectedOption={known ?? { value, label: value }}
      onChange={event => {
        const chosen = event.detail.selectedOption.value ?? '';
        changeSettings({ [setting]: chosen === usual.value ? '' : chosen });
      }}
    />
  );
}
