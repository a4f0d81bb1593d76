-- The products of the local run. A repeated load does not change existing products, so their stock stays as sold.
-- Prices are in whole won; position is the order on the page.
insert into products (id, name_ko, name_en, description_ko, description_en, category, picture, price, stock, position) values
('5a1e0000-0000-4000-8000-000000000001', '구름 러닝화', 'Cloud runner', '가볍게 뛰고 오래 걷는 날을 위한 러닝화.', 'A running shoe for light runs and long walks.', 'shoes', '/static/images/products/cloud-runner.svg', 129000, 10, 1),
('5a1e0000-0000-4000-8000-000000000002', '캔버스 운동화', 'Canvas high-top', '두꺼운 캔버스와 고무창, 신을수록 편해져요.', 'Heavy canvas and a rubber sole that softens with every step.', 'shoes', '/static/images/products/canvas-sneaker.svg', 59000, 24, 2),
('5a1e0000-0000-4000-8000-000000000003', '페니 로퍼', 'Penny loafer', '손으로 꿰맨 소가죽 로퍼. 창을 갈아 신을 수 있어요.', 'Hand-sewn cowhide; the sole can be replaced.', 'shoes', '/static/images/products/penny-loafer.svg', 148000, 6, 3),
('5a1e0000-0000-4000-8000-000000000004', '장마 장화', 'Rain boots', '천연고무로 만든 무릎 아래 장화.', 'Below the knee, made of natural rubber.', 'shoes', '/static/images/products/rain-boots.svg', 72000, 0, 4),
('5a1e0000-0000-4000-8000-000000000005', '해돋이 티셔츠', 'Sunrise tee', '도톰한 면으로 짠 반소매 티셔츠.', 'Short sleeves in heavy cotton.', 'clothes', '/static/images/products/cotton-tee.svg', 32000, 40, 5),
('5a1e0000-0000-4000-8000-000000000006', '항구 후드', 'Harbour hoodie', '안쪽을 기모로 마감해 바닷바람에도 따뜻해요.', 'Brushed inside, warm even by the sea.', 'clothes', '/static/images/products/harbor-hoodie.svg', 79000, 12, 6),
('5a1e0000-0000-4000-8000-000000000007', '양털 양말', 'Wool socks', '발이 시린 날 신는 도톰한 양말 한 켤레.', 'One thick pair for cold feet.', 'clothes', '/static/images/products/wool-socks.svg', 14000, 60, 7),
('5a1e0000-0000-4000-8000-000000000008', '장보기 가방', 'Market tote', '대파도 꽃다발도 들어가는 넉넉한 천 가방.', 'Room for leeks and for flowers.', 'bags', '/static/images/products/market-tote.svg', 28000, 30, 8),
('5a1e0000-0000-4000-8000-000000000009', '하루 배낭', 'Day backpack', '노트북과 도시락, 우산까지 담는 18리터 배낭.', 'Eighteen litres for a laptop, lunch and an umbrella.', 'bags', '/static/images/products/day-backpack.svg', 98000, 1, 9),
('5a1e0000-0000-4000-8000-000000000010', '고요한 머그', 'Quiet mug', '두 손에 꼭 맞는 350ml 도자기 머그.', 'Stoneware for two hands, 350 ml.', 'living', '/static/images/products/quiet-mug.svg', 18000, 45, 10),
('5a1e0000-0000-4000-8000-000000000011', '저녁 스탠드', 'Evening lamp', '줄을 당겨 켜는 따뜻한 불빛.', 'Warm light at the pull of a string.', 'living', '/static/images/products/evening-lamp.svg', 86000, 4, 11),
('5a1e0000-0000-4000-8000-000000000012', '창가 화분', 'Window plant', '물을 자주 주지 않아도 잘 자라는 작은 고무나무.', 'A small rubber plant that asks for little water.', 'living', '/static/images/products/window-plant.svg', 24000, 15, 12),
('5a1e0000-0000-4000-8000-000000000013', '린넨 쿠션', 'Linen cushion', '빨수록 부드러워지는 린넨 쿠션. 솜이 함께 와요.', 'Linen that softens with every wash, filling included.', 'living', '/static/images/products/linen-cushion.svg', 36000, 18, 13),
('5a1e0000-0000-4000-8000-000000000014', '줄 공책', 'Lined notebook', '만년필이 번지지 않는 종이 192쪽.', '192 pages that take ink without bleeding.', 'stationery', '/static/images/products/lined-notebook.svg', 9800, 80, 14),
('5a1e0000-0000-4000-8000-000000000015', '황동 볼펜', 'Brass pen', '쓸수록 색이 깊어지는 황동 볼펜. 심을 갈아 쓸 수 있어요.', 'Brass that darkens with use; refills fit.', 'stationery', '/static/images/products/brass-pen.svg', 45000, 9, 15),
('5a1e0000-0000-4000-8000-000000000016', '탁상 달력', 'Desk calendar', '한 달을 한 장에 적는 탁상 달력.', 'One month on one sheet.', 'stationery', '/static/images/products/desk-calendar.svg', 12000, 33, 16)
on conflict (id) do nothing;
