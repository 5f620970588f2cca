import Input from '@cloudscape-design/components/input'
import { useId } from 'react'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = { name: string; domainName: string }

/** A domain name below the mail domain, of which people type what stands before it. */
export function SubdomainField({ name, domainName }: Props) {
  const text = useText('mailFrom')
  const { value, change, blur, ref, errorText } = useField(name, '')
  const suffixId = useId()
  const end = `.${domainName}`
  const isBelow = value.toLowerCase().endsWith(end.toLowerCase())
  return (
    <FieldFrame
      label={text('subdomain')}
      description={text('subdomainMeaning')}
      constraint={<span id={suffixId}>{text('subdomainHint', { end })}</span>}
      errorText={errorText}
    >
      <Input
        ref={ref}
        value={isBelow ? value.slice(0, -end.length) : value}
        placeholder="mail"
        autoComplete={false}
        spellcheck={false}
        ariaRequired
        onChange={({ detail }) => {
          const typed = detail.value.trim()
          change(typed === '' ? '' : `${typed}${end}`)
        }}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
