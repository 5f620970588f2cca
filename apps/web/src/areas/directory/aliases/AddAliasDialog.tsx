import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea'
import type { ApiError } from '@mailroom/schemas/api-error'
import { EmailAddress } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useEffect, useRef, useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWriteEach } from '../../../kit/data/use-write-each.ts'
import { DialogActions } from '../../../kit/dialog/DialogActions.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { AddressOwner } from '../../../kit/entity/AddressOwner.tsx'
import { useMailDomains } from '../../../kit/entity/use-mail-domains.ts'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { splitPasted } from '../split-pasted.ts'
import { useEntityId } from '../use-entity-id.ts'

type Refused = { item: string; error: ApiError }

/** The addresses that were not added, with the reason and, if there is one, the owner. */
function NotAdded({ refused }: { refused: readonly Refused[] }) {
  const words = useErrorWords()
  return (
    <ul className="not-added">
      {refused.map(({ item, error }) => (
        <li key={item}>
          <strong>{item}</strong>: {words(error)}{' '}
          {error.code === 'EmailAddressInUseException' && <AddressOwner email={item} />}
        </li>
      ))}
    </ul>
  )
}

/**
 * Adds aliases to a user, group or resource, one or many at once; each is added separately. The
 * dialog stays open for the next one, and refused addresses stay in the field. Source: USR-09,
 * GEN-14.
 */
export function AddAliasDialog() {
  const text = useText('directory')
  const app = useText('app')
  const close = useCloseDialog()
  const scope = { ...useOrganizationScope(), entityId: useEntityId() }
  const domains = useMailDomains()
  const field = useRef<TextareaProps.Ref>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [isWaiting, setWaiting] = useState(false)
  const [added, setAdded] = useState(0)
  const [alreadyThere, setAlreadyThere] = useState(0)
  const { data: existing = [] } = useWholeList('aliases.list', scope)
  const write = useWriteEach('aliases.create', (alias: string) => ({ ...scope, alias }))
  const domain = chosen ?? domains.find(({ isDefault }) => isDefault)?.name ?? ''
  const addresses = splitPasted(typed).map((part) =>
    part.includes('@') ? part : `${part}@${domain}`,
  )
  const options = domains.map(({ name, isVerified }) => ({
    value: name,
    label: name,
    ...(isVerified ? {} : { disabled: true, disabledReason: text('domainNotVerified') }),
  }))

  const needsDomain = splitPasted(typed).some((part) => !part.includes('@'))
  const add = () => {
    if (write.isPending) return
    field.current?.focus()
    if (needsDomain && domain === '') return setWaiting(true)
    const wrong = addresses.filter(
      (address) => !EmailAddress.pattern.test(address) || address.length > EmailAddress.max,
    )
    if (addresses.length === 0) return setProblem(app('problem.required'))
    if (wrong.length > 0) return setProblem(text('noAddresses.form', { list: wrong.join(', ') }))
    setProblem(undefined)
    // AWS answers the same whether an address is new or was there before.
    const before = new Set(existing.map((address) => address.toLowerCase()))
    write.mutate(addresses, {
      onSuccess: (refused) => {
        const left = refused.map(({ item }) => item)
        const taken = addresses.filter((address) => !left.includes(address))
        const there = taken.filter((address) => before.has(address.toLowerCase())).length
        setAdded(added + taken.length - there)
        setAlreadyThere(alreadyThere + there)
        setTyped(left.join('\n'))
        if (left.length > 0) setProblem(text('aliasesRefused', { count: left.length }))
        field.current?.focus()
      },
    })
  }

  useEffect(() => {
    // Enter came before the domains of the organization were there.
    if (!isWaiting || domain === '') return
    setWaiting(false)
    add()
  })

  const [first] = addresses
  return (
    <RouteDialog title={text('addAlias')}>
      <SpaceBetween size="l">
        <Box>{text('addAliasExplanation')}</Box>
        <FormField
          label={text('newAliases')}
          description={text('newAliasesDescription')}
          errorText={problem}
        >
          <Textarea
            ref={field}
            value={typed}
            rows={Math.min(8, Math.max(2, addresses.length))}
            spellcheck={false}
            ariaRequired
            onChange={({ detail }) => {
              setTyped(detail.value)
              setProblem(undefined)
            }}
            onKeyDown={(event) => {
              const { key, shiftKey, isComposing } = event.detail
              if (key !== 'Enter' || shiftKey || isComposing) return
              event.preventDefault()
              add()
            }}
          />
        </FormField>
        {problem !== undefined && write.data && <NotAdded refused={write.data} />}
        <FormField label={text('domainOfAliases')}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === domain) ?? null}
            placeholder={text('chooseDomain')}
            onChange={({ detail }) => setChosen(detail.selectedOption.value)}
          />
        </FormField>
        <CliCommand id="aliases.create" input={{ ...scope, alias: first }} />
        <DialogActions
          submitLabel={text('add')}
          cancelLabel={text(added + alreadyThere > 0 ? 'doneAdding' : 'cancelAdding')}
          isSending={write.isPending}
          onSubmit={add}
          onCancel={close}
          outcome={
            added + alreadyThere > 0 && text('aliasesAdded', { count: added, there: alreadyThere })
          }
        />
      </SpaceBetween>
    </RouteDialog>
  )
}
