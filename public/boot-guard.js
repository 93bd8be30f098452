// Says what to do when Folio does not start. A plain script of its own, so that it runs whatever is wrong with the rest; written for
// browsers too old for the rest as well.
(function () {
  'use strict';
  var PATIENCE = 20000;

  function root() {
    return document.getElementById('root');
  }

  /** Until the app draws, the page holds what index.html holds; after a fault in drawing, nothing. */
  function isStarted() {
    var place = root();
    return place !== null && place.firstElementChild !== null && place.querySelector('[data-waiting]') === null;
  }

  /** @param {string} tag @param {string} text @returns {HTMLElement} */
  function line(tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    return element;
  }

  /** @param {string} text @param {string} address @param {(event: Event) => void} [onClick] @returns {HTMLElement} */
  function link(text, address, onClick) {
    var element = line('a', text);
    element.setAttribute('href', address);
    if (onClick) element.addEventListener('click', onClick);
    var paragraph = document.createElement('p');
    paragraph.appendChild(element);
    return paragraph;
  }

  function reload() {
    location.reload();
  }

  /** @param {string} address @returns {Promise<Response>} */
  function fetchAnew(address) {
    return fetch(address, { cache: 'reload' });
  }

  /** Has what is kept for offline use mended (R62), which needs a connection, and then loads the page anew. */
  function mendAndReload() {
    var worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
    if (!worker) return reload();
    var channel = new MessageChannel();
    channel.port1.addEventListener(
      'message',
      /** @param {MessageEvent<string[]>} event */
      function (event) {
        // The browser holds what it was given before for itself as well.
        Promise.all(event.data.map(fetchAnew)).then(reload, reload);
      },
    );
    channel.port1.start();
    worker.postMessage({ type: 'MEND_PARTS' }, [channel.port2]);
    setTimeout(reload, PATIENCE);
  }

  /** @param {string} title @param {string} text @param {string} reason */
  function tell(title, text, reason) {
    var place = root();
    if (place === null || isStarted()) return;
    var known = document.getElementById('boot-guard');
    if (known !== null) place.removeChild(known);
    var box = document.createElement('main');
    box.id = 'boot-guard';
    box.className = 'folio-notice';
    box.setAttribute('data-waiting', '');
    var words = document.createElement('div');
    words.setAttribute('role', 'alert');
    words.appendChild(line('h1', title));
    words.appendChild(line('p', text));
    box.appendChild(words);
    box.appendChild(
      link('Try again', './', function (event) {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.textContent = 'One moment…';
        mendAndReload();
      }),
    );
    box.appendChild(link('Save a copy of everything', './rescue.html'));
    if (reason) {
      var more = document.createElement('details');
      more.appendChild(line('summary', 'For whoever looks into it'));
      more.appendChild(line('code', reason.slice(0, 1000)));
      box.appendChild(more);
    }
    place.appendChild(box);
  }

  /** @param {string} reason */
  function onFault(reason) {
    // After the app has had the time to draw a message of its own.
    setTimeout(function () {
      tell(
        'Folio could not start',
        'What you saved is still in this browser. Try again; if that does not help, save a copy of everything first, and then update your browser or ask for help.',
        reason,
      );
    }, 100);
  }

  /** @param {unknown} cause @returns {string} */
  function wordsOf(cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }

  window.addEventListener(
    'error',
    function (event) {
      var source = event.target;
      if (source instanceof HTMLScriptElement) onFault('Not loaded: ' + source.src);
      else if (event instanceof ErrorEvent) onFault(event.message);
    },
    true,
  );
  window.addEventListener('unhandledrejection', function (event) {
    onFault(wordsOf(event.reason));
  });
  setTimeout(function () {
    tell('Folio takes longer than usual', 'On a slow connection the first start may take a minute. You can go on waiting.', '');
  }, PATIENCE);
})();
