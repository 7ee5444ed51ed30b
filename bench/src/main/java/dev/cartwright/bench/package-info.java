/** Measures how fast the shop sells, beside the same SQL without the shop. No Spring. */
package dev.cartwright.bench;
