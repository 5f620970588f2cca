import { Select } from '@mailroom/ui/Select'
import { useText } from '../../../kit/words/texts.ts'
import { type NameFormat, nameFormats } from './dns-records.ts'

const isFormat = (value: string): value is NameFormat => nameFormats.some((it) => it === value)

type Props = { value: NameFormat; onChange: (format: NameFormat) => void }

/** How the names of records are written, to choose: DNS providers differ. Source: DOM-10. */
export function NameFormatSelect({ value, onChange }: Props) {
  const text = useText('domains')
  return (
    <Select
      ariaLabel={text('nameFormat')}
      options={nameFormats.map((each) => ({ value: each, label: text(`nameFormat.${each}`) }))}
      value={value}
      onChange={(chosen) => isFormat(chosen) && onChange(chosen)}
    />
  )
}
