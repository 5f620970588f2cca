import './kits.css'
import { createPortal } from 'react-dom'
import { useText } from '../../../kit/words/texts.ts'
import type { Slip } from './fill-passwords.ts'

/** A slip for each person, which is printed and shown nowhere else. Source: KIT-06, USR-25. */
export function Slips({ slips, target }: { slips: readonly Slip[]; target: string }) {
  const text = useText('kits')
  return createPortal(
    <div className="kit-slips">
      {slips.map(({ address, name, password }) => (
        <div key={address} className="kit-slip">
          <div>{text('slipFor', { name, target })}</div>
          <div>{text('slipAddress', { address })}</div>
          <div>
            {text('slipPassword')} <code>{password}</code>
          </div>
          <div>{text('slipChange')}</div>
        </div>
      ))}
    </div>,
    document.body,
  )
}
