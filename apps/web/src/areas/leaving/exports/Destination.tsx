import type { ExportSettings } from '@mailroom/schemas/export-settings'
import { Details } from '@mailroom/ui/Details'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  /** Without members if nothing is set. */
  settings: { [Name in keyof ExportSettings]?: string | undefined }
  mailboxes: number
}

/** How many mailboxes are exported, where to, and with which key and role. Source: EXIT-08. */
export function Destination({ settings, mailboxes }: Props) {
  const text = useText('exportQueue')
  const setup = useText('exportSetup')
  const { bucket, prefix, kmsKeyArn, roleArn } = settings
  return (
    <Details
      columns={1}
      items={[
        { label: text('mailboxes'), value: mailboxes },
        { label: setup('bucket'), value: bucket && `${bucket}/${prefix}` },
        { label: setup('kmsKeyArn'), value: kmsKeyArn },
        { label: setup('roleArn'), value: roleArn },
      ]}
    />
  )
}
