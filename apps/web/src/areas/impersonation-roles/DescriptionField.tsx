import Textarea from '@cloudscape-design/components/textarea'
import { FieldFrame } from '../../kit/form/FieldFrame.tsx'
import { useField } from '../../kit/form/use-field.ts'
import { useText } from '../../kit/words/texts.ts'

/** A description of several lines; an empty one is not sent, because AWS refuses it. Source: IMP-05. */
export function DescriptionField({ name }: { name: string }) {
  const text = useText('impersonationRoles')
  const { value, change, blur, ref, errorText } = useField<string | undefined>(name, undefined)
  return (
    <FieldFrame
      label={text('description.label')}
      constraint={text('description.constraint')}
      optional
      errorText={errorText}
    >
      <Textarea
        ref={ref}
        name={name}
        value={value ?? ''}
        rows={2}
        spellcheck={false}
        onChange={({ detail }) => change(detail.value === '' ? undefined : detail.value)}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
