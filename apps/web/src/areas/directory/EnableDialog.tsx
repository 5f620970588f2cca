import Box from '@cloudscape-design/components/box'
import type { Input } from '@mailroom/schemas/operations'
import { proposedLocalPart } from '@mailroom/schemas/proposed-names'
import type { ReactNode } from 'react'
import { notify } from '../../kit/data/notifications.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { AddressField } from '../../kit/entity/AddressField.tsx'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { useText } from '../../kit/words/texts.ts'

type Kind = 'users' | 'groups' | 'resources'

type Props<Of extends Kind> = {
  kind: Of
  title: string
  fixed: Partial<Input<`${Of}.enable`>>
  entity: { name: string; email?: string | undefined }
  /** What is told when it is enabled. */
  enabled: string
  children?: ReactNode
}

/**
 * Enables a user, group or resource with a primary address; suggests the former one.
 * Source: USR-07, USR-08, GRP-04, GRP-15, RES-11, RES-14.
 */
export function EnableDialog<Of extends Kind>(props: Props<Of>) {
  const { kind, title, fixed, entity, enabled, children } = props
  const text = useText<Kind>(kind)
  const close = useCloseDialog()
  return (
    <RouteDialog title={title}>
      <OperationForm<`${Of}.enable`>
        id={`${kind}.enable`}
        fixed={fixed}
        submitLabel={text('enable')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: enabled })
          close()
        }}
      >
        <Box>{text('enableExplanation')}</Box>
        {children}
        <AddressField
          name="email"
          label={text('email')}
          suggestion={entity.email ?? proposedLocalPart(entity.name)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
