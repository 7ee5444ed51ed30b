alter table sales.facts validate constraint live_sales_are_positive;
