'use strict';
/* What somebody may be about to type. Without this file the search box works just the same. */
const field = document.getElementById('q');
const list = document.getElementById('suggestions');
let chosen = -1;
let waiting;

function choose(index) {
    const options = list.children;
    chosen = options.length ? (index + options.length) % options.length : -1;
    Array.from(options).forEach((it, i) => it.setAttribute('aria-selected', i === chosen));
    if (chosen >= 0) {
        field.setAttribute('aria-activedescendant', options[chosen].id);
        options[chosen].scrollIntoView({block: 'nearest'});
    }
}

function show(found) {
    const goods = found.products.map(it => [it.name, '/shop/p/' + it.slug, '']);
    const shelves = found.categories.map(it => [it.name, '/shop/' + it.slug, 'in categories']);
    list.replaceChildren(...shelves.concat(goods).map(([name, address, kind], i) => {
        const option = document.createElement('li');
        option.id = 'suggestion-' + i;
        option.setAttribute('role', 'option');
        option.dataset.address = address;
        option.dataset.kind = kind;
        option.textContent = name;
        return option;
    }));
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.hidden = !list.children.length;
    field.setAttribute('aria-expanded', !list.hidden);
}

async function suggest() {
    const typed = field.value.trim();
    const answer = typed.length < 2 ? null
        : await fetch('/api/products/suggestions?q=' + encodeURIComponent(typed)).catch(() => null);
    const found = answer && answer.ok ? await answer.json() : {products: [], categories: []};
    if (typed === field.value.trim() && document.activeElement === field) show(found);
}

const hide = () => show({products: [], categories: []});
const open = option => { window.location.assign(option.dataset.address); };
for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['autocomplete', 'off'],
    ['aria-controls', 'suggestions'], ['aria-autocomplete', 'list']]) field.setAttribute(name, value);
field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(suggest, 150); });
field.addEventListener('blur', hide);
field.addEventListener('keydown', event => {
    if (list.hidden) return;
    else if (event.key === 'Escape') hide();
    else if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === 'Enter' && chosen >= 0) open(list.children[chosen]);
    else return;
    event.preventDefault();
});
list.addEventListener('mousedown', event => { event.preventDefault(); if (event.button === 0) open(event.target); });
