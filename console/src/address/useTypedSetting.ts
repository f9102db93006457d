import { useEffect, useRef, useState } from 'react';
import { changeSettings, useSettings } from './useSettings';

const TYPING_MILLIS = 250;

/** A setting that is typed: what stands in the field, and the setting, which follows once typing has rested. */
export function useTypedSetting(name: string) {
  const setting = useSettings().get(name) ?? '';
  const [typed, type] = useState(setting);
  const known = useRef(setting);
  useEffect(() => {
    if (setting !== known.current) {
      known.current = setting;
      type(setting); // by the back button, or by a link
    }
  }, [setting]);
  useEffect(() => {
    if (typed === known.current) {
      return;
    }
    const timer = setTimeout(() => {
      const isFirst = known.current === '';
      known.current = typed;
      changeSettings({ [name]: typed }, isFirst);
    }, TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [name, typed]);
  return { typed, type, setting };
}
