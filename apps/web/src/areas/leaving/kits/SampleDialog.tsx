import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type KitTargetState, maxSampleCharacters } from '@mailroom/schemas/kits'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { visible } from '../../../kit/page/visible.ts'
import { nothing, useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { DroppedFile } from './DroppedFile.tsx'
import { useKitWords } from './use-kit-words.ts'

type Compared = Output<'kits.checkSample'>

/** Both lists beside each other, heading by heading. Source: KIT-07. */
function Lists({ expected, found }: Compared) {
  const text = useText('kits')
  const places = Array.from({ length: Math.max(expected.length, found.length) }, (_, at) => at)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it where it is too wide.
    <section className="kit-counts-frame" aria-label={text('headings')} tabIndex={0}>
      <table className="kit-counts kit-headings">
        <caption>{text('headings')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('headingOfKit')}</th>
            <th scope="col">{text('headingOfSample')}</th>
            <th scope="col">{text('headingState')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((at) => (
            <tr key={at}>
              <td>{expected[at] === undefined ? nothing : visible(expected[at])}</td>
              <td>{found[at] === undefined ? nothing : visible(found[at])}</td>
              <td>{text(expected[at] === found[at] ? 'same' : 'differs')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function SampleForm({ state }: { state: KitTargetState }) {
  const text = useText('kits')
  const { dateTime } = useFormats()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const [file, setFile] = useState<File>()
  const [sample, setSample] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [compared, setCompared] = useState<Compared>()
  const { target, samples } = state
  const choose = async (chosen: File | undefined) => {
    setFile(chosen)
    setCompared(undefined)
    // Headings stand at the beginning: people further down stay in the file.
    const start = await chosen?.slice(0, maxSampleCharacters).text()
    const [headings = ''] = start?.split(/\r?\n/) ?? []
    setSample(headings === '' ? '' : `${headings}\r\n`)
  }
  return (
    <SpaceBetween size="m">
      {samples.map(({ file: name, checked }) => (
        <div key={name}>
          {checked
            ? text(checked.isSame ? 'sampleSame' : 'sampleDiffers', {
                ...{ name, by: checked.checkedBy, at: dateTime(checked.checkedAt) },
              })
            : text('sampleUnchecked', { name })}
        </div>
      ))}
      {compared && (
        <div role="status">
          <Alert
            type={compared.isSame ? 'success' : 'error'}
            header={text(compared.isSame ? 'headingsSame' : 'headingsDiffer')}
          >
            {text(compared.isSame ? 'headingsSameMeaning' : 'headingsDifferMeaning')}
          </Alert>
        </div>
      )}
      {compared && !compared.isSame && <Lists {...compared} />}
      <OperationForm
        key={compared ? 'again' : 'first'}
        id="kits.checkSample"
        fixed={{ ...scope, target, sample: sample || ' ' }}
        defaults={{ file: samples[0]?.file ?? '' }}
        submitLabel={text('compare')}
        mayBeSent={async () => {
          setMissing(sample === '')
          return sample !== ''
        }}
        onCancel={close}
        onDone={setCompared}
      >
        <Box>{text('sampleExplanation')}</Box>
        <SelectField
          name="file"
          label={text('sampleFile')}
          options={samples.map(({ file: value }) => ({ value, label: value }))}
        />
        <DroppedFile
          label={text('theirSample')}
          description={text('theirSampleMeaning')}
          file={file}
          problem={isMissing && sample === '' ? text('fileMissing') : undefined}
          onChange={(chosen) => void choose(chosen)}
        />
      </OperationForm>
    </SpaceBetween>
  )
}

/** Compares the headings of a target's own sample with those of its kits. Source: KIT-07. */
export function SampleDialog() {
  const text = useText('kits')
  const words = useKitWords()
  const { kitTarget } = useParams()
  const query = useRead('kits.list', useOrganizationScope())
  const state = query.data?.targets.find(({ target }) => target === kitTarget)
  return (
    <RouteDialog
      title={state ? text('sampleTitle', { name: words.target(state.target) }) : text('sample')}
      size="large"
    >
      <Loaded query={query}>
        {() =>
          state && state.samples.length > 0 ? (
            <SampleForm state={state} />
          ) : (
            <Box>{text('noSamples')}</Box>
          )
        }
      </Loaded>
    </RouteDialog>
  )
}
