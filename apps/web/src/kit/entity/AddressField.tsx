import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useEffect, useRef, useState } from 'react'
import { FieldFrame } from '../form/FieldFrame.tsx'
import { useField } from '../form/use-field.ts'
import { useText } from '../words/texts.ts'
import { AddressOwner } from './AddressOwner.tsx'
import { useMailDomains, useMailDomainsPending } from './use-mail-domains.ts'

type Props = {
  name: string
  label: string
  /** The likely address: a whole address, or a user name for the default domain. */
  suggestion: string
  /**
   * True if the suggestion is the current address: it stays, on any domain, until a person edits
   * it.
   */
  current?: boolean
}

type Edited = { local?: string; domain?: string }

/**
 * An address as its local part and one of the organization's domains. It follows the suggestion
 * until a person edits it. Domains that are not verified are shown but cannot be selected.
 * Source: GEN-06, USR-04.
 */
export function AddressField({ name, label, suggestion, current = false }: Props) {
  const text = useText('directory')
  const { value, change, blur, ref, errorText, problem } = useField(name, '')
  const domains = useMailDomains()
  // What is typed before has no domain: sent at once, it would be refused as if nothing was typed.
  const isPending = useMailDomainsPending()
  const [edited, setEdited] = useState<Edited>({})
  const [suggestedLocal = '', suggestedDomain] = suggestion.split('@')
  const local = edited.local ?? suggestedLocal
  const usable = domains.filter(({ isVerified }) => isVerified)
  const keptDomain = current
    ? suggestedDomain
    : usable.find((known) => known.name === suggestedDomain)?.name
  const domain =
    edited.domain ?? keptDomain ?? usable.find(({ isDefault }) => isDefault)?.name ?? ''
  const email = local === '' || domain === '' ? '' : `${local}@${domain}`
  const told = useRef(value)
  useEffect(() => {
    if (value === email) return
    if (value === told.current) change(email)
    else {
      // The form has a new address that was not typed in this field.
      const [local = '', domain = ''] = value.split('@')
      setEdited({ local, domain })
    }
    told.current = value === told.current ? email : value
  }, [value, email, change])

  const listed = domains.some((known) => known.name === domain) || domain === ''
  const options = [
    ...(listed ? [] : [{ value: domain, label: domain }]),
    ...domains.map((known) => ({
      value: known.name,
      label: known.name,
      disabled: !known.isVerified,
      ...(known.isVerified ? {} : { disabledReason: text('domainNotVerified') }),
    })),
  ]
  return (
    <FieldFrame
      label={label}
      errorText={errorText}
      constraint={problem === 'EmailAddressInUseException' && <AddressOwner email={email} />}
    >
      <Grid
        gridDefinition={[
          { colspan: { default: 12, xxs: 6 } },
          { colspan: { default: 12, xxs: 6 } },
        ]}
      >
        <Input
          ref={ref}
          value={local}
          disabled={isPending}
          autoComplete={false}
          spellcheck={false}
          ariaLabel={text('localPart')}
          ariaRequired
          onChange={({ detail }) => setEdited({ ...edited, local: detail.value })}
          onBlur={blur}
        />
        <Select
          options={options}
          disabled={isPending}
          selectedOption={options.find((option) => option.value === domain) ?? null}
          placeholder={text('chooseDomain')}
          ariaLabel={text('domain')}
          onChange={({ detail }) =>
            setEdited({ ...edited, domain: detail.selectedOption.value ?? '' })
          }
          onBlur={blur}
        />
      </Grid>
    </FieldFrame>
  )
}
