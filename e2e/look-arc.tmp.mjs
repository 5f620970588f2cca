import { chromium } from '@playwright/test'
import { chromiumPath, chromiumArgs } from './chromium.ts'
const folder=process.argv[2], out='/tmp/arc-shots'
import { mkdirSync } from 'node:fs'
mkdirSync(out,{recursive:true})
const browser=await chromium.launch({...(chromiumPath?{executablePath:chromiumPath}:{}),args:chromiumArgs})
const run=async(name,opts,steps)=>{
  const ctx=await browser.newContext({offline:true,timezoneId:'Europe/Berlin',...opts})
  const page=await ctx.newPage()
  page.on('console',m=>console.log(name,'console',m.type(),m.text()))
  page.on('pageerror',e=>console.log(name,'ERR',e.message))
  page.on('request',r=>{if(!r.url().startsWith('file:')&&!r.url().startsWith('blob:')&&!r.url().startsWith('data:'))console.log(name,'REQ',r.url())})
  const t=performance.now()
  await page.goto(`file://${folder}/index.html`)
  await page.getByRole('heading',{level:1,name:'example-corp'}).waitFor({timeout:20000})
  console.log(name,'usable',Math.round(performance.now()-t),'ms')
  await steps(page)
  await ctx.close()
}
const shot=(page,n)=>page.screenshot({path:`${out}/${n}.png`})
await run('light',{viewport:{width:1280,height:800}},async page=>{
  await shot(page,'overview')
  await page.getByRole('link',{name:'Users'}).first().click()
  const t=performance.now()
  await page.getByRole('heading',{level:1,name:'Users'}).waitFor(); console.log('users',Math.round(performance.now()-t))
  await page.waitForTimeout(300); await shot(page,'users')
  await page.evaluate(()=>{location.hash='#users/user-000012'}); await page.getByRole('heading',{name:'Details'}).waitFor(); await shot(page,'user')
  await page.evaluate(()=>{location.hash='#groups/group-000003'}); await page.getByRole('heading',{name:'Details'}).waitFor(); await page.waitForTimeout(200); await shot(page,'group')
  for(const q of ['g','giv','given99','family12 x','example.com','zzz']){
    const ms=await page.evaluate(async q=>{const i=document.querySelector('header input');const t=performance.now();
      i.value=q;i.dispatchEvent(new InputEvent('input',{bubbles:true}));
      await new Promise(r=>{const o=new MutationObserver(()=>{o.disconnect();r()});o.observe(document.querySelector('main'),{childList:true,subtree:true,characterData:true});setTimeout(r,2000)})
      return performance.now()-t},q)
    await page.waitForTimeout(150)
    console.log('search',q,Math.round(ms), await page.locator('main [role=status]').innerText())
  }
  await shot(page,'search')
})
await run('dark',{colorScheme:'dark',viewport:{width:1280,height:800},locale:'de-DE'},async page=>{
  await shot(page,'dark-de-overview')
  await page.evaluate(()=>{location.hash='#permissions'}); await page.waitForTimeout(400); await shot(page,'dark-de-permissions')
})
await run('narrow',{viewport:{width:360,height:740},locale:'de-DE'},async page=>{
  await shot(page,'narrow-overview')
  await page.evaluate(()=>{location.hash='#users/user-000012'}); await page.waitForTimeout(400); await page.screenshot({path:`${out}/narrow-user.png`,fullPage:true})
  console.log('overflow', await page.evaluate(()=>document.documentElement.scrollWidth))
})
await browser.close()
