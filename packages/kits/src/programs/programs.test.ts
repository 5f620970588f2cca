import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { program, programNames } from '../programs.ts'

test('the programs are these bytes, for everybody: a change is deliberate (KIT-04)', () => {
  const digests = programNames.map((name) => [
    name,
    createHash('sha256').update(program(name)).digest('hex').slice(0, 16),
  ])
  expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
    {
      "convert-export.mjs": "484ac07c3b54927f",
      "exchange-apply.ps1": "77366853ee36704d",
      "gam-run.ps1": "518808d5c578cf1c",
      "gam-run.sh": "77b3a5b8d73bb743",
      "mailcow-apply.mjs": "c20cad0317caa5cb",
      "mailu-import.sh": "2d79b1b56959d293",
      "zimbra-compare.sh": "3939008b7a49d5df",
    }
  `)
})

test.each(programNames)('%s is ASCII, and runs no text as code (KIT-04)', (name) => {
  const text = program(name)
  // Windows PowerShell 5.1 reads a script without a byte order mark in the code page of the machine.
  expect(text).toMatch(/^[\n\x20-\x7e]*$/)
  expect(text.endsWith('\n')).toBe(true)
  const code = text.replaceAll(/^\s*(?:#|\/\/|\*).*$/gm, '')
  if (name.endsWith('.sh')) {
    expect(text.startsWith('#!/bin/sh\n')).toBe(true)
    expect(code).not.toMatch(/\beval\b|\bsh -c\b|\bxargs\b|\bsystem\(|\[\[|<<<|\bfunction \w+ \{|`/)
    // In awk, a command could only be run by a pipe.
    expect(code).not.toMatch(/\| *getline|print[^\n]*\| *"/)
  }
  if (name.endsWith('.mjs'))
    expect(code).not.toMatch(/child_process|\beval\b|new Function|\bimport\(|node:vm/)
})
