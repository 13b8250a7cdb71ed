"""态度 ↔ 行为: what our notes promise of the goods, beside what comments, shop feedback and returns say."""
