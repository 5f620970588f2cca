import { awsCliCommands } from '@mailroom/schemas/aws-cli'
import type { OperationId } from '@mailroom/schemas/operations'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useConnection } from '../data/scope.ts'
import { useText } from '../words/texts.ts'
import { CodeBlock } from './CodeBlock.tsx'

type Props = { id: OperationId; input: Record<string, unknown> }

/**
 * The AWS CLI commands for an operation with this input; empty if the operation calls no AWS API.
 */
export function CliCommand({ id, input }: Props) {
  const text = useText('app')
  const endpoint = useConnection()?.endpoint
  const { region } = input
  const commands = awsCliCommands(id, input, {
    ...(typeof region === 'string' ? { region } : {}),
    ...(endpoint === undefined ? {} : { endpoint }),
  })
  if (commands.length === 0) return null
  return (
    <Disclosure title={text('cliCommand')}>
      <CodeBlock>{commands.join('\n')}</CodeBlock>
    </Disclosure>
  )
}
