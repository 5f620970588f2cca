import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { awsCliCommands, type OperationId } from '@mailroom/schemas'
import { CopyableCode } from '@mailroom/ui/CopyableCode'
import { useConnection } from './scope.ts'
import { useText } from './texts/texts.ts'

type Props = { id: OperationId; input: Record<string, unknown> }

/** The AWS CLI commands that do the same as an operation with this input; nothing where AWS is not asked. */
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
    <ExpandableSection variant="footer" headerText={text('cliCommand')}>
      <CopyableCode
        code={commands.join('\n')}
        copyLabel={text('copyCommand')}
        copiedText={text('copied')}
        failedText={text('copyFailed')}
      />
    </ExpandableSection>
  )
}
