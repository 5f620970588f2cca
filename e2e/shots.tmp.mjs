import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'
const base='http://127.0.0.1:4680'
const exe=['/usr/bin/chromium-headless-shell','/usr/bin/chromium'].find(existsSync)
const b=await chromium.launch({...(exe?{executablePath:exe}:{}),args:['--no-sandbox','--disable-gpu']})
const ctx=await b.newContext({locale:'en-GB',timezoneId:'Europe/Berlin',viewport:{width:1280,height:900}})
const page=await ctx.newPage()
page.on('console',m=>{if(['error','warning'].includes(m.type()))console.log('console',m.text())})
page.on('pageerror',e=>console.log('pageerror',e.message))
await page.goto(base)
await page.getByRole('link',{name:'Sign in'}).or(page.getByRole('button',{name:'Sign in'})).click()
await page.getByRole('button',{name:'administrator@mailroom.example'}).click()
await page.getByRole('heading',{level:1,name:'Organizations'}).waitFor()
const org='m-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const here={connectionId:'local',region:'us-east-1',organizationId:org}
const root=`${base}/local/us-east-1/organizations/${org}`
const sess=await (await page.request.post(base+'/api/session.describe',{data:{}})).json()
export const ask=async(id,input)=>{const a=await page.request.post(`${base}/api/${id}`,{data:{...here,...input},headers:{'x-csrf-token':sess.csrfToken}});const t=await a.text();if(!a.ok())console.log(id,a.status(),t);return t?JSON.parse(t):undefined}
const shot=async(name)=>{await page.waitForTimeout(700);await page.screenshot({path:`/tmp/m/pages/shots/${name}.png`,fullPage:true});console.log('shot',name)}
const step=process.argv[2]??'1'
await import(`/tmp/m/pages/step${step}.mjs`).then(m=>m.default({page,root,ask,shot,base,ctx,b,org}))
await ctx.storageState({path:'/tmp/m/pages/state.json'})
await b.close()
