import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { declarationOf, type Input, type ReadId, type WriteId } from '@mailroom/schemas/operations'
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { Can } from '../access/Can.tsx'
import { useText } from '../words/texts.ts'
import { AppButton } from './AppButton.tsx'
import { CliCommand } from './CliCommand.tsx'

type Props<Id extends ReadId> = {
  title: string
  description?: string
  /** The read that the values are from, for its AWS CLI command. */
  read: Id
  input: Input<Id>
  /** The write that changes the values, if there is one. */
  write?: WriteId
  /**
   * Where the dialog of the write is, and what its button says, if the page around shows the
   * dialog. By default the dialog is the child route `edit`, which is shown here.
   */
  dialog?: { to: string; label: string }
  /** Why the values cannot be changed now. */
  disabledReason?: string | undefined
  /** The values, such as `Details` in `Loaded`. */
  children: ReactNode
}

/**
 * Values that belong together, with the button that edits them in a dialog, and the CLI command if
 * AWS has the values.
 */
export function SettingSection<Id extends ReadId>(props: Props<Id>) {
  const { title, description, read, input, write, dialog, disabledReason, children } = props
  const text = useText('directory')
  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            description={description}
            actions={
              write && (
                <Can id={write}>
                  <AppButton to={dialog?.to ?? 'edit'} disabledReason={disabledReason}>
                    {dialog?.label ?? text('edit')}
                  </AppButton>
                </Can>
              )
            }
          >
            {title}
          </Header>
        }
        footer={declarationOf(read).aws.length > 0 && <CliCommand id={read} input={input} />}
      >
        {children}
      </Container>
      {write && !dialog && <Outlet />}
    </>
  )
}
