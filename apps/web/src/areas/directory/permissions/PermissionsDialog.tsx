import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { useState } from 'react'
import { useParams } from 'react-router'
import * as z from 'zod/mini'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { DialogActions } from '../../../kit/dialog/DialogActions.tsx'
import { useSending } from '../../../kit/dialog/in-dialog.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { ConflictNotice, type FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { PermissionFields } from './PermissionFields.tsx'
import { choiceOf, type PermissionChoice, valuesOf } from './permission-choice.ts'
import { useGrantees } from './use-grantees.ts'
import { useOwner } from './use-owner.ts'
import { useSetPermissions } from './use-set-permissions.ts'

const Values = z.array(PermissionType)

type Holder = { id: string; type: Entity['type']; name: string }

/**
 * Replaces the permissions of a grantee on a mailbox: the grantee in the address, else one to
 * select. Selecting a grantee with permissions edits those; selecting no permission removes them.
 * Source: PERM-05, PERM-06.
 */
export function PermissionsDialog() {
  const text = useText('directory')
  const close = useCloseDialog()
  const owner = useOwner()
  const { granteeId } = useParams()
  const { query } = useGrantees(owner.id)
  const [picked, setPicked] = useState<Entity>()
  /** What the person selected, and the permissions that they saw then. */
  const [edited, setEdited] = useState<{ choice: PermissionChoice; seen: PermissionType[] }>()
  const [isIncomplete, setIncomplete] = useState(false)

  const existing = query.data?.find((each) => each.granteeId === (picked?.id ?? granteeId))
  const holder: Holder | undefined = picked
    ? { id: picked.id, type: picked.type, name: nameOf(picked) }
    : existing && { id: existing.granteeId, type: existing.granteeType, name: existing.name }
  const seen = edited?.seen ?? existing?.permissionValues ?? []
  const choice = edited?.choice ?? choiceOf(seen)
  const noFullAccessReason =
    owner.type === 'GROUP'
      ? text('noFullAccess.target')
      : holder?.type === 'GROUP'
        ? text('noFullAccess.holder')
        : undefined
  const permissionValues = valuesOf({
    ...choice,
    fullAccess: choice.fullAccess && noFullAccessReason === undefined,
  })
  const isEmpty = permissionValues.length === 0
  const isEdit = existing !== undefined
  const sending = useSending()
  const { isSending } = sending
  // A grantee whom the index does not know may be enabled.
  const isGranteeEnabled = (existing?.entity?.state ?? 'ENABLED') === 'ENABLED'
  const { save, operation, input, error } = useSetPermissions(
    {
      ...{ entityId: owner.id, granteeId: holder?.id ?? '' },
      ...{ permissionValues, seen, isGranteeEnabled },
    },
    holder?.name ?? '',
    sending,
    close,
  )
  const failure = error ? apiErrorOf(error) : undefined
  /** The conflict for which the person has chosen a value. */
  const [settled, setSettled] = useState<unknown>()
  const isUnsettled = failure?.conflicts !== undefined && settled !== error
  const words: FieldWords = {
    label: () => text('permissions'),
    value: (_, value) => {
      const { fullAccess, send } = choiceOf(Values.parse(value))
      return [...(fullAccess ? [text('fullAccess')] : []), text(`send.${send}`)].join(', ')
    },
  }
  const isGone = granteeId !== undefined && query.data !== undefined && !existing
  const submit = () => {
    // Until the list is loaded, it is unknown whether this would replace permissions.
    if (query.isPending) return
    if (!holder || (isEmpty && !isEdit) || isUnsettled) setIncomplete(true)
    else save()
  }
  const name = holder?.name ?? granteeId ?? ''
  return (
    <RouteDialog
      title={granteeId === undefined ? text('addPermissions') : text('editPermissions', { name })}
      sending={sending}
      footer={
        <DialogActions
          submitLabel={text(isEdit || granteeId !== undefined ? 'save' : 'add')}
          isDisabled={isGone}
          isSending={isSending}
          isHeld={isSending}
          onSubmit={submit}
          onCancel={close}
        />
      }
    >
      <SpaceBetween size="m">
        {failure && (
          <div role="alert">
            {failure.conflicts ? (
              <ConflictNotice
                conflicts={failure.conflicts}
                words={words}
                ownValue={() => permissionValues}
                missing={isIncomplete && isUnsettled ? Object.keys(failure.conflicts) : []}
                onSettle={(_, current, value) => {
                  setSettled(error)
                  setEdited({
                    choice: choiceOf(Values.parse(value ?? [])),
                    seen: Values.parse(current ?? []),
                  })
                }}
              />
            ) : (
              <ErrorAlert error={failure} />
            )}
          </div>
        )}
        {granteeId === undefined && (
          <EntityPicker
            label={text('holder')}
            description={text('holderDescription')}
            errorText={isIncomplete && !holder ? text('chooseHolder') : undefined}
            offered={{ types: ['USER', 'GROUP'], states: ['ENABLED'] }}
            whyNot={({ id }) => (id === owner.id ? text('holderIsOwner') : undefined)}
            chosen={picked}
            onChange={(entity) => {
              setPicked(entity)
              setEdited(undefined)
            }}
          />
        )}
        {granteeId === undefined && existing && (
          <Alert type="info">{text('holderListed', { name })}</Alert>
        )}
        {isGone && <Alert type="info">{text('holderGone', { name })}</Alert>}
        <PermissionFields
          choice={choice}
          onChange={(choice) => setEdited({ choice, seen })}
          noFullAccessReason={noFullAccessReason}
          errorText={isIncomplete && isEmpty && !isEdit ? text('choosePermission') : undefined}
        />
        {isEdit && isEmpty && <Alert type="warning">{text('nothingLeft', { name })}</Alert>}
        <Box color="text-body-secondary">{text('permissionsHelp.time')}</Box>
        {holder && <CliCommand id={operation} input={input} />}
      </SpaceBetween>
    </RouteDialog>
  )
}
