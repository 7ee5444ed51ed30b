-- What the database does by itself in the hour after so much was loaded; until then it would do it
-- beside what is measured.
set statement_timeout = 0;
vacuum (analyze) catalog.products;
vacuum (analyze) catalog.product_texts;
vacuum (analyze) catalog.variants;
vacuum (analyze) pricing.prices;
vacuum (analyze) inventory.inventory_items;
vacuum (analyze) inventory.inventory_movements;
