import RadioGroup from '@cloudscape-design/components/radio-group'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = { label: string; description?: string; levels: readonly (1 | 2 | 3)[] }

/** The choice of a level of proof, with what each proves and reads. Source: VER-01. */
export function LevelField({ levels, ...frame }: Props) {
  const text = useText('verification')
  const { value, change, errorText } = useField<number>('level', 1)
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <RadioGroup
        name="level"
        value={String(value)}
        items={levels.map((level) => ({
          value: String(level),
          label: text(`check.${level}`),
          description: text(level === 1 ? 'readsLog' : 'readsMail'),
        }))}
        onChange={({ detail }) => change(Number(detail.value))}
      />
    </FieldFrame>
  )
}
