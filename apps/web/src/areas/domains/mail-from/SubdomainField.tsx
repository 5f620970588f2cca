import Input from '@cloudscape-design/components/input'
import { useId } from 'react'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = { name: string; domainName: string }

/**
 * A domain name below the mail domain, of which people type what stands before it; the mail domain
 * is left out if they type it too.
 */
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
      constraint={
        <span id={suffixId}>
          {text('subdomainHint', { end })} {value !== '' && text('wholeName', { name: value })}
        </span>
      }
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
          const isWhole = typed.toLowerCase().replace(/\.$/, '').endsWith(end.toLowerCase())
          const whole = isWhole ? typed.replace(/\.$/, '') : `${typed}${end}`
          change(typed === '' ? '' : whole)
        }}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
