import { awsCliCommands } from '@mailroom/schemas/aws-cli'
import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { useEffect, useState } from 'react'
import { loadDeclaration } from '../data/load-declaration.ts'
import { useConnection } from '../data/scope.ts'
import { useText } from '../words/texts.ts'
import { CodeBlock } from './CodeBlock.tsx'

type Props = { id: OperationId; input: Record<string, unknown> }

/** Returns whether the calls of an operation are here; the build keeps some apart from the page. */
function useCalls(id: OperationId): boolean {
  const isHere = 'aws' in declarationOf(id)
  const [loaded, setLoaded] = useState<OperationId>()
  useEffect(() => {
    // Without them there is no command, and the rest of the page is right.
    if (!isHere)
      loadDeclaration(id).then(
        () => setLoaded(id),
        () => {},
      )
  }, [id, isHere])
  return isHere || loaded === id
}

/**
 * The AWS CLI commands for an operation with this input; empty if the operation calls no AWS API.
 */
export function CliCommand({ id, input }: Props) {
  const text = useText('app')
  const endpoint = useConnection()?.endpoint
  const isHere = useCalls(id)
  const { region } = input
  if (!isHere) return null
  const commands = awsCliCommands(id, input, {
    ...(typeof region === 'string' ? { region } : {}),
    ...(endpoint === undefined ? {} : { endpoint }),
  })
  // What a write reads at AWS before it changes Mailroom alone does not do the same.
  if (commands.length === 0 || declarationOf(id).changesOnlyMailroom) return null
  return (
    <Disclosure title={text('cliCommand')}>
      <CodeBlock>{commands.join('\n')}</CodeBlock>
    </Disclosure>
  )
}
