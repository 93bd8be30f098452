/** What a page of Playwright and one of puppeteer have alike: mouse, keys, a picture, and the end. */
export function inputOf(page) {
  return {
    click: (x, y) => page.mouse.click(x, y),
    drag: async ([start, ...points]) => {
      await page.mouse.move(...start);
      await page.mouse.down();
      for (const point of points) await page.mouse.move(...point);
      await page.mouse.up();
    },
    type: (text) => page.keyboard.type(text),
    screenshot: async (path) => void (await page.screenshot({ path })),
    closeTab: () => page.close(),
  };
}
