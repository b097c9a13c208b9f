<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Show a page, counted from the left</source>
        <translation>显示从左数起的第几个页面</translation>
    </message>
    <message>
        <source>Start, pause or continue the training</source>
        <translation>开始、暂停或继续训练</translation>
    </message>
    <message>
        <source>Pause or continue, where the focused control has no use for the key</source>
        <translation>暂停或继续（当前控件不使用空格键时）</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Open a run or checkpoint</source>
        <translation>打开运行或检查点</translation>
    </message>
    <message>
        <source>Export a run, on the page Runs</source>
        <translation>在“运行记录”页导出一个运行</translation>
    </message>
    <message>
        <source>Find by name, on a page that lists something</source>
        <translation>在有列表的页面中按名称查找</translation>
    </message>
    <message>
        <source>Walk through pictures, cells and rows; Enter chooses</source>
        <translation>在图片、单元格和行之间移动；回车键选择</translation>
    </message>
    <message>
        <source>Larger or smaller pictures in a grid</source>
        <translation>放大或缩小网格中的图片</translation>
    </message>
    <message>
        <source>In a plot: zoom, move, show everything</source>
        <translation>在曲线图中：缩放、移动、显示全部</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Ask the network about the picture in the clipboard</source>
        <translation>让网络判断剪贴板中的图片</translation>
    </message>
    <message>
        <source>The first and the last picture or module; in a plot, Home shows everything</source>
        <translation>第一个和最后一个图片或模块；在曲线图中，Home 显示全部</translation>
    </message>
    <message>
        <source>Copy the paths of the chosen pictures, on the page Data</source>
        <translation>在“数据”页复制所选图片的路径</translation>
    </message>
    <message>
        <source>The same by keys; pictures of the usual size</source>
        <translation>用按键同样放大或缩小；恢复图片的通常大小</translation>
    </message>
    <message>
        <source>In the network: larger, smaller, all of it</source>
        <translation>在网络图中：放大、缩小、显示全部</translation>
    </message>
    <message>
        <source>Use or leave out a class; compare a run</source>
        <translation>使用或不用某个类别；比较某个运行</translation>
    </message>
    <message>
        <source>Rename a run, in the table of runs</source>
        <translation>在运行表中重命名一个运行</translation>
    </message>
    <message>
        <source>Move a run to the wastebasket, in the table of runs; it can be undone</source>
        <translation>在运行表中将一个运行移到回收站；可撤销</translation>
    </message>
    <message>
        <source>Choose several pictures, on the page Data; in a plot, ten steps at once</source>
        <translation>在“数据”页选择多张图片；在曲线图中一次移动十步</translation>
    </message>
    <message>
        <source>Choose all pictures, on the page Data</source>
        <translation>在“数据”页选择所有图片</translation>
    </message>
    <message>
        <source>Back: out of a module, away from a value of a plot or a channel, out of a search</source>
        <translation>返回：退出模块、离开曲线图上的数值或所选通道、退出查找</translation>
    </message>
    <message>
        <source>Leave the chosen pictures out of training, or take them back in, on the pages Data and Predictions</source>
        <translation>在数据页和预测页上将所选图片从训练中排除，或收回</translation>
    </message>
    <message>
        <source>In the plot of losses: the pictures of the step at the cursor</source>
        <translation>在损失图中：光标处那一步的图片</translation>
    </message>
</context>
<context>
    <name>DiagramLayout</name>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>avg pool to %1</source>
        <translation>平均池化到 %1</translation>
    </message>
    <message>
        <source>avg pool %1 / %2</source>
        <translation>平均池化 %1 / %2</translation>
    </message>
    <message>
        <source>%1 reduce</source>
        <translation>%1 降维</translation>
    </message>
    <message>
        <source>%1, pad %2</source>
        <translation>%1，填充 %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>%1 parameters, %2</source>
        <translation>%1 个参数，%2</translation>
    </message>
    <message>
        <source>dropout %1</source>
        <translation>失活 %1</translation>
    </message>
    <message>
        <source>conv %1, dropout</source>
        <translation>卷积 %1，失活</translation>
    </message>
    <message>
        <source>conv %1</source>
        <translation>卷积 %1</translation>
    </message>
    <message>
        <source>fc, ReLU, %1</source>
        <translation>全连接，ReLU，%1</translation>
    </message>
    <message>
        <source>fc</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>pool → 1×1</source>
        <translation>池化 → 1×1</translation>
    </message>
    <message>
        <source>max pool, stride 2, ceil: halves the size, keeps the channels</source>
        <translation>最大池化，步幅 2，向上取整：尺寸减半，通道不变</translation>
    </message>
    <message>
        <source>local response normalisation (LRN)</source>
        <translation>局部响应归一化（LRN）</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>次乘加</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>The layers follow one another. Heights are channels.</source>
        <translation>各层依次相接。高度表示通道数。</translation>
    </message>
    <message>
        <source>The main head: the average of each channel, then one number for each class. Heights are channels.</source>
        <translation>主分类器：先对每个通道取平均，再为每个类别给出一个数。高度表示通道数。</translation>
    </message>
    <message>
        <source>An auxiliary head reads the output of %1 and serves training only. Heights are channels.</source>
        <translation>辅助分类器读取 %1 的输出，只用于训练。高度表示通道数。</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Every branch reads all %1 channels; the four outputs are stacked along the channel axis. Heights are channels.</source>
        <translation>每个分支都读取全部 %1 个通道；四路输出沿通道轴拼接。高度表示通道数。</translation>
    </message>
    <message>
        <source>%1 max pool, pad %2</source>
        <translation>%1 最大池化，填充 %2</translation>
    </message>
    <message>
        <source>%1, not to scale</source>
        <translation>%1，未按比例</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>to the main head</source>
        <translation>至主分类器</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>1×1 → 3×3 (paper: 5×5)</source>
        <translation>1×1 → 3×3（论文：5×5）</translation>
    </message>
</context>
<context>
    <name>DiagramLosses</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>head, its loss</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
</context>
<context>
    <name>DiagramParts</name>
    <message>
        <source>Inception module</source>
        <translation>Inception 模块</translation>
    </message>
    <message>
        <source>main head</source>
        <translation>主分类器</translation>
    </message>
    <message>
        <source>auxiliary head</source>
        <translation>辅助分类器</translation>
    </message>
    <message>
        <source>%1 parameters, %2 multiply-adds</source>
        <translation>%1 个参数，%2 次乘加</translation>
    </message>
    <message>
        <source>%1, %2: reads %3, writes %4</source>
        <translation>%1，%2：输入 %3，输出 %4</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>The whole network: %1</source>
        <translation>整个网络：%1</translation>
    </message>
</context>
<context>
    <name>EpochLosses</name>
    <message>
        <source>Training loss, mean of epoch %1</source>
        <translation>训练损失，第 %1 轮平均</translation>
    </message>
    <message>
        <source>Training loss, epoch %1 so far, batch %2 of %3</source>
        <translation>训练损失，第 %1 轮到目前为止，第 %2 批，共 %3 批</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Stopped as asked.</source>
        <translation>已按要求停止。</translation>
    </message>
    <message>
        <source>The studio made a mistake: %1. Please report it with the log.</source>
        <translation>程序出错：%1。请附上日志报告此问题。</translation>
    </message>
    <message>
        <source>There is no file or folder &quot;%1&quot;. Check the name and try again.</source>
        <translation>没有文件或文件夹“%1”。请检查名称后重试。</translation>
    </message>
    <message>
        <source>You may not open &quot;%1&quot;. Change its permissions or choose another place.</source>
        <translation>没有权限打开“%1”。请修改权限或换一个位置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be read: %2. Check the disk or choose another file.</source>
        <translation>无法读取“%1”：%2。请检查磁盘或换一个文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be written: %2. Choose another place.</source>
        <translation>无法写入“%1”：%2。请换一个位置。</translation>
    </message>
    <message>
        <source>The disk is full: &quot;%1&quot; could not be written. Make room and try again; what was saved before is kept.</source>
        <translation>磁盘已满：无法写入“%1”。请腾出空间后重试；此前保存的内容仍在。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no data set. Choose a folder with one folder of pictures per class, a CSV list (path,label) or IDX files.</source>
        <translation>“%1”不是数据集。请选择每个类别一个图片文件夹的目录、CSV 列表（path,label）或 IDX 文件。</translation>
    </message>
    <message>
        <source>There are no usable pictures in &quot;%1&quot;. Put one folder of pictures per class into it.</source>
        <translation>“%1”中没有可用的图片。请在其中为每个类别放一个图片文件夹。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has only the class &quot;%2&quot;; a classifier needs at least two. Add a folder for a second class.</source>
        <translation>“%1”只有类别“%2”；分类器至少需要两个类别。请为第二个类别添加文件夹。</translation>
    </message>
    <message>
        <source>Class &quot;%1&quot; has %2 usable picture(s); training and validation need at least one each. Add pictures or leave the class out.</source>
        <translation>类别“%1”只有 %2 张可用图片；训练和验证各至少需要一张。请添加图片或去掉该类别。</translation>
    </message>
    <message>
        <source>Line %2 of &quot;%1&quot; can&apos;t be used: %3. Correct the line; each must read path,label or path,label,split.</source>
        <translation>“%1”的第 %2 行无法使用：%3。请改正该行；每行应为 path,label 或 path,label,split。</translation>
    </message>
    <message>
        <source>The IDX file &quot;%1&quot; can&apos;t be used: %2. Get the file again.</source>
        <translation>IDX 文件“%1”无法使用：%2。请重新获取该文件。</translation>
    </message>
    <message>
        <source>The picture &quot;%1&quot; can&apos;t be used: %2. Choose another picture.</source>
        <translation>图片“%1”无法使用：%2。请换一张图片。</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;. Did you mean &quot;%2&quot;?</source>
        <translation>没有设置“%1”。是否指“%2”？</translation>
    </message>
    <message>
        <source>%1 can&apos;t be %2: it must be %3.</source>
        <translation>%1 不能为 %2：必须为 %3。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be &quot;%2&quot;: choose one of %3.</source>
        <translation>%1 不能为“%2”：请从 %3 中选择。</translation>
    </message>
    <message>
        <source>The batch of %1 is larger than the %2 training pictures. Set batch_size to %2 or less.</source>
        <translation>批大小 %1 超过了 %2 张训练图片。请将 batch_size 设为 %2 或更小。</translation>
    </message>
    <message>
        <source>The checkpoint &quot;%1&quot; is damaged: %2. Use another one of the same run, such as best.pth or last.pth.</source>
        <translation>检查点“%1”已损坏：%2。请使用同一次运行的其他检查点，如 best.pth 或 last.pth。</translation>
    </message>
    <message>
        <source>The weights of &quot;%1&quot; do not fit this network: %2. Choose the network they were trained with.</source>
        <translation>“%1”的权重与此网络不符：%2。请选择训练它们时所用的网络。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was trained for %2 and the data has %3. Use the data it was trained on, or a checkpoint of these classes.</source>
        <translation>“%1”训练时为 %2，而数据为 %3。请使用训练它的数据，或这些类别的检查点。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which network it holds: the course&apos;s and the paper&apos;s look alike in a file. Name it with --variant.</source>
        <translation>“%1”没有说明是哪个网络：课程版与论文版在文件中看起来一样。请用 --variant 指明。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no run folder: it has no run.json. Choose a folder that a training wrote.</source>
        <translation>“%1”不是运行文件夹：其中没有 run.json。请选择训练写出的文件夹。</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is being written by another studio. Stop it there first.</source>
        <translation>运行“%1”正由另一个程序写入。请先在那里停止。</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; already has something in it, and no run overwrites another. Name an empty or new folder.</source>
        <translation>文件夹“%1”中已有内容，运行不会互相覆盖。请指定空的或新的文件夹。</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is %2; only an interrupted or stopped run can go on. Use train --like to repeat it.</source>
        <translation>运行“%1”的状态为 %2；只有中断或停止的运行可以继续。可用 train --like 重新运行。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not say which pictures were its %2 set, and the data has no split of its own. Use --split all.</source>
        <translation>“%1”没有说明哪些图片属于它的 %2 集，数据本身也没有划分。请使用 --split all。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no %2 pictures. Choose another split.</source>
        <translation>“%1”没有 %2 图片。请选择其他划分。</translation>
    </message>
    <message>
        <source>The library %1 could not be loaded: %2. Build the studio again with scripts/build.sh.</source>
        <translation>无法加载库 %1：%2。请用 scripts/build.sh 重新构建。</translation>
    </message>
    <message>
        <source>LibTorch could not do it: %1. The log has the details.</source>
        <translation>LibTorch 无法完成：%1。详情见日志。</translation>
    </message>
    <message>
        <source>There is not enough memory for a batch of %1 pictures. Choose a smaller batch or input size.</source>
        <translation>内存不足以容纳 %1 张图片的一批。请减小批大小或输入尺寸。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot; here; this machine has %2. Choose one of these.</source>
        <translation>没有设备“%1”；本机有 %2。请从中选择。</translation>
    </message>
    <message>
        <source>The file written to &quot;%1&quot; did not answer as the network does (largest difference %2, allowed %3) and was removed. Please report it.</source>
        <translation>写到“%1”的文件与网络的回答不一致（最大差异 %2，允许 %3），已删除。请报告此问题。</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; already has something in it, which is left alone. Name an empty or new folder.</source>
        <translation>文件夹“%1”中已有内容，不会改动。请指定空的或新的文件夹。</translation>
    </message>
    <message>
        <source>The loss grew beyond all bounds in epoch %1, step %2: the training diverged. Lower the learning rate; checkpoint kept: %3.</source>
        <translation>第 %1 轮第 %2 步损失无限增大：训练发散。请降低学习率；保留的检查点：%3。</translation>
    </message>
    <message>
        <source>The data folder &quot;%1&quot; has disappeared. Bring it back and start again; what was trained is kept in the run&apos;s last.pth (--weights goes on from it).</source>
        <translation>数据文件夹“%1”已消失。请恢复它并重新开始；已训练的内容保存在运行的 last.pth 中（可用 --weights 接着训练）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no checkpoint the studio can read: %2. Choose weights in a .pth, .safetensors or .caffemodel file.</source>
        <translation>“%1”不是本程序能读取的检查点：%2。请选择 .pth、.safetensors 或 .caffemodel 格式的权重文件。</translation>
    </message>
    <message>
        <source>The disk has no room for the next checkpoint: %1 MB are needed in &quot;%2&quot;. Make room, and the run goes on by itself.</source>
        <translation>磁盘没有空间写下一个检查点：需要 %1 MB，位于“%2”。请腾出空间，运行会自动继续。</translation>
    </message>
    <message>
        <source>The loss grew beyond all bounds in epoch %1, step %2, before anything was saved: the training diverged. Lower the learning rate and start again.</source>
        <translation>在第 %1 轮第 %2 步，尚未保存任何内容，损失就无限增大：训练已发散。请降低学习率后重新开始。</translation>
    </message>
    <message>
        <source>There is not enough memory to train on batches of %1 pictures. Set batch_size to %2 and accumulate to %3: as many pictures to a step in about half the memory.</source>
        <translation>内存不足，无法以每批 %1 张图片训练。请把 batch_size 设为 %2、accumulate 设为 %3：每步的图片数不变，内存约减半。</translation>
    </message>
    <message>
        <source>The pictures in &quot;%1&quot; are not those that the run &quot;%2&quot; was trained on (%3). Bring those back, or start a new run with train --like.</source>
        <translation>“%1”中的图片不是运行“%2”训练时所用的（%3）。请把原来的图片放回去，或用 train --like 开始新的运行。</translation>
    </message>
    <message>
        <source>The drive with the pictures does not answer: reading &quot;%1&quot; takes longer than %2 seconds. Once it answers, the run goes on by itself.</source>
        <translation>存放图片的磁盘没有响应：读取“%1”已超过 %2 秒。恢复响应后，运行会自动继续。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names &quot;%2&quot;, which is no picture of &quot;%3&quot;. Write each path as scan writes it, relative to the data, or take the line out.</source>
        <translation>“%1”中的“%2”不是“%3”的图片。请按 scan 的写法写出每个相对于数据的路径，或删去该行。</translation>
    </message>
    <message>
        <source>The list of the pictures left out of &quot;%1&quot; is damaged, so they are in again. Leave them out once more; what could not be read is in &quot;%2&quot;.</source>
        <translation>“%1”的排除图片列表已损坏，因此这些图片又回来了。请重新排除它们；无法读取的列表保存在“%2”。</translation>
    </message>
    <message>
        <source>The list of the pictures left out of &quot;%1&quot; is being written by another studio. Try again, or close that one first.</source>
        <translation>“%1”的排除图片列表正由另一个程序写入。请重试，或先关闭那个程序。</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>the studio&apos;s reader of state dicts</source>
        <translation>本程序的 state dict 读取器</translation>
    </message>
    <message>
        <source>the studio&apos;s reader of checkpoints</source>
        <translation>本程序的检查点读取器</translation>
    </message>
    <message>
        <source>the studio&apos;s reader of safetensors</source>
        <translation>本程序的 safetensors 读取器</translation>
    </message>
    <message>
        <source>A bare state dict: no classes, no preprocessing</source>
        <translation>仅 state dict：不含类别和预处理</translation>
    </message>
    <message>
        <source>Both auxiliary classifiers too; a .pth that is not bare always has them</source>
        <translation>同时包含两个辅助分类器；非仅权重的 .pth 总是包含它们</translation>
    </message>
    <message>
        <source>Weights as float16: half the size</source>
        <translation>权重存为 float16：文件大小减半</translation>
    </message>
    <message>
        <source>Each convolution takes its batch norm in: the same answers with fewer operations</source>
        <translation>将批归一化并入卷积：答案相同，运算更少</translation>
    </message>
    <message>
        <source>A softmax at the end instead of logits</source>
        <translation>末尾加 softmax，输出概率而不是 logits</translation>
    </message>
    <message>
        <source>Takes 8-bit RGB pictures; TorchScript then also resizes them and gives probabilities</source>
        <translation>接受 8 位 RGB 图片；TorchScript 还会自行缩放并输出概率</translation>
    </message>
</context>
<context>
    <name>FedViews</name>
    <message>
        <source>%1, the whole picture. Only training pictures are cropped and mirrored.</source>
        <translation>%1，整张图片。只有训练图片会被裁剪和翻转。</translation>
    </message>
    <message>
        <source>%1, random crop of %2 to %3 % of the area, %4 % of them mirrored. Drawn by the code that feeds training.</source>
        <translation>%1，随机裁剪面积的 %2 至 %3 %，其中 %4 % 左右翻转。由训练所用的同一段代码生成。</translation>
    </message>
    <message>
        <source>%1 from the middle, the shorter side %2. Only training pictures are cropped at random and mirrored.</source>
        <translation>取中间 %1，短边 %2。只有训练图片会被随机裁剪和翻转。</translation>
    </message>
    <message>
        <source>Turned by up to %1° either way.</source>
        <translation>向左或向右旋转，最多 %1°。</translation>
    </message>
    <message>
        <source>Colours vary.</source>
        <translation>颜色有变化。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>its contents are garbled</source>
        <translation>内容混乱</translation>
    </message>
    <message>
        <source>it unfolds to more than a file of its size holds</source>
        <translation>展开后超出该大小文件所能容纳的内容</translation>
    </message>
    <message>
        <source>besides tensors it holds</source>
        <translation>除张量外还包含</translation>
    </message>
    <message>
        <source>it holds objects that are no tensors</source>
        <translation>包含不是张量的对象</translation>
    </message>
    <message>
        <source>its contents end early</source>
        <translation>内容提前结束</translation>
    </message>
    <message>
        <source>it holds a whole number of more than 64 bits</source>
        <translation>包含超过 64 位的整数</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is no archive of tensors</source>
        <translation>不是张量归档</translation>
    </message>
    <message>
        <source>its list of contents is far too long</source>
        <translation>目录过长</translation>
    </message>
    <message>
        <source>it is an archive, but not one of tensors</source>
        <translation>是归档，但不含张量</translation>
    </message>
    <message>
        <source>it is a TorchScript program, not a file of weights</source>
        <translation>是 TorchScript 程序，不是权重文件</translation>
    </message>
    <message>
        <source>it was written on a big-endian machine</source>
        <translation>写于大端机器</translation>
    </message>
    <message>
        <source>a part of it is missing</source>
        <translation>缺少一部分</translation>
    </message>
    <message>
        <source>it unpacks to far more than its own size</source>
        <translation>解压后远大于自身大小</translation>
    </message>
    <message>
        <source>it is larger than 2 GiB</source>
        <translation>超过 2 GiB</translation>
    </message>
    <message>
        <source>it ends early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>its table of contents is broken</source>
        <translation>目录表损坏</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>a packed part of it can&apos;t be unpacked</source>
        <translation>有一部分无法解压</translation>
    </message>
    <message>
        <source>it is packed in a way the studio does not know</source>
        <translation>使用了未知的压缩方式</translation>
    </message>
    <message>
        <source>a checksum does not agree</source>
        <translation>校验和不符</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in it is missing or wrong</source>
        <translation>其中的“%1”缺失或错误</translation>
    </message>
    <message>
        <source>another version of the studio wrote it (%1)</source>
        <translation>由本程序的另一版本写出（%1）</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 is not part of it</source>
        <translation>%1 不属于它</translation>
    </message>
    <message>
        <source>it holds no weights by name</source>
        <translation>没有带名称的权重</translation>
    </message>
    <message>
        <source>its weights are those of another network: a GoogLeNet has conv1.conv.weight and fc.weight</source>
        <translation>权重属于另一种网络：GoogLeNet 应有 conv1.conv.weight 和 fc.weight</translation>
    </message>
    <message>
        <source>its classifier has no classes</source>
        <translation>分类器没有类别</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>it has a form from before PyTorch 1.0</source>
        <translation>格式早于 PyTorch 1.0</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it ended while it was read</source>
        <translation>读取过程中文件提前结束</translation>
    </message>
    <message>
        <source>it is cut off, or no file that caffe wrote</source>
        <translation>文件被截断，或不是 caffe 写出的文件</translation>
    </message>
    <message>
        <source>it is cut off, or no ONNX file</source>
        <translation>文件被截断，或不是 ONNX 文件</translation>
    </message>
    <message>
        <source>what it says of &quot;%1&quot; makes no sense</source>
        <translation>其中关于“%1”的内容没有意义</translation>
    </message>
    <message>
        <source>it ends within its first bytes</source>
        <translation>它在最初几个字节内就结束了</translation>
    </message>
    <message>
        <source>its list of contents claims %1 bytes and the file has %2</source>
        <translation>其目录声称有 %1 字节，而文件只有 %2 字节</translation>
    </message>
    <message>
        <source>its list of contents can&apos;t be read</source>
        <translation>无法读取其目录</translation>
    </message>
    <message>
        <source>a name stands in it twice</source>
        <translation>其中有一个名称出现了两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lies outside of it</source>
        <translation>“%1”位于文件之外</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has not as many bytes as its shape needs</source>
        <translation>“%1”的字节数与其形状不符</translation>
    </message>
    <message>
        <source>it holds numbers of the type %1</source>
        <translation>其中的数值类型为 %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; overlaps the tensor before it</source>
        <translation>“%1”与前一个张量重叠</translation>
    </message>
    <message>
        <source>bytes before &quot;%1&quot; belong to nothing</source>
        <translation>“%1”之前的字节不属于任何张量</translation>
    </message>
    <message>
        <source>bytes at its end belong to nothing</source>
        <translation>末尾的字节不属于任何张量</translation>
    </message>
    <message>
        <source>its weights are those of another network: caffe&apos;s GoogLeNet has conv1/7x7_s2 and loss3/classifier</source>
        <translation>其中的权重属于另一种网络：caffe 的 GoogLeNet 含有 conv1/7x7_s2 和 loss3/classifier</translation>
    </message>
    <message>
        <source>%1 is %2 here and %3 in the file</source>
        <translation>%1 在这里是 %2，在文件中是 %3</translation>
    </message>
    <message>
        <source>it is an ONNX program, not a file of weights</source>
        <translation>它是 ONNX 程序，不是权重文件</translation>
    </message>
    <message>
        <source>what changed is not recorded</source>
        <translation>未记录改变了什么</translation>
    </message>
    <message>
        <source>%1 missing, %2 new, %3 changed</source>
        <translation>缺少 %1 张，新增 %2 张，更改 %3 张</translation>
    </message>
    <message>
        <source>its parts claim more bytes than it has</source>
        <translation>各部分声称的字节数超过文件本身</translation>
    </message>
    <message>
        <source>a layer of it has more than %1 arrays</source>
        <translation>其中有一层的数组超过 %1 个</translation>
    </message>
    <message>
        <source>it has more than %1 layers with weights</source>
        <translation>带权重的层超过 %1 个</translation>
    </message>
    <message>
        <source>it has more than %1 inputs or outputs</source>
        <translation>输入或输出超过 %1 个</translation>
    </message>
    <message>
        <source>it has more than %1 entries of metadata</source>
        <translation>元数据超过 %1 项</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 项</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 img/s</source>
        <translation>%1 张/秒</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>非数值</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>date</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date</comment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Heads</name>
    <message>
        <source>main</source>
        <translation>主分类器</translation>
    </message>
    <message>
        <source>aux1</source>
        <translation>辅助 1</translation>
    </message>
    <message>
        <source>aux2</source>
        <translation>辅助 2</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总损失</translation>
    </message>
    <message>
        <source>The main head: its answer is the prediction.</source>
        <translation>主分类器：它的回答就是预测。</translation>
    </message>
    <message>
        <source>The auxiliary head after 4a: it serves training only.</source>
        <translation>4a 之后的辅助分类器：只用于训练。</translation>
    </message>
    <message>
        <source>The auxiliary head after 4d: it serves training only.</source>
        <translation>4d 之后的辅助分类器：只用于训练。</translation>
    </message>
    <message>
        <source>What training lowers: main plus the weighted auxiliary losses.</source>
        <translation>训练要降低的总损失：主损失加上加权的辅助损失。</translation>
    </message>
</context>
<context>
    <name>HeadsStory</name>
    <message>
        <source>This network has no auxiliary heads.</source>
        <translation>此网络没有辅助分类器。</translation>
    </message>
    <message>
        <source>All three are right: %1 was seen already after 4a.</source>
        <translation>三个都对：4a 之后已认出 %1。</translation>
    </message>
    <message>
        <source>After 4a the network leaned to %2, from 4d on it sees %1.</source>
        <translation>4a 之后倾向于 %2，4d 起认出 %1。</translation>
    </message>
    <message>
        <source>aux2 wavered: after 4d the network leaned to %3, the last modules came back to %1.</source>
        <translation>辅助 2 动摇：4d 之后倾向于 %3，最后的模块又回到 %1。</translation>
    </message>
    <message>
        <source>Only the last modules got it: after 4a it was %2, after 4d %3.</source>
        <translation>只有最后的模块认出：4a 之后是 %2，4d 之后是 %3。</translation>
    </message>
    <message>
        <source>All three say %4: look at the picture, it may be hard or in the wrong folder.</source>
        <translation>三个都说 %4：请看看图片，可能较难或放错了文件夹。</translation>
    </message>
    <message>
        <source>Both auxiliary heads were right: the last modules turned from %1 to %4.</source>
        <translation>两个辅助分类器都对：最后的模块从 %1 变成了 %4。</translation>
    </message>
    <message>
        <source>aux1 was right: up to 4a the network leaned to %1, the later modules changed its mind.</source>
        <translation>辅助 1 正确：到 4a 为止倾向于 %1，之后的模块改变了判断。</translation>
    </message>
    <message>
        <source>aux2 was right: after 4d the network leaned to %1, the last modules changed its mind.</source>
        <translation>辅助 2 正确：4d 之后倾向于 %1，最后的模块改变了判断。</translation>
    </message>
    <message>
        <source>None is right: %2 after 4a, %3 after 4d, %4 at the end.</source>
        <translation>都不对：4a 之后 %2，4d 之后 %3，最后 %4。</translation>
    </message>
    <message>
        <source>All three agree on %4.</source>
        <translation>三个一致认为是 %4。</translation>
    </message>
    <message>
        <source>After 4a the network leaned to %2, from 4d on it says %4.</source>
        <translation>4a 之后倾向于 %2，4d 起回答 %4。</translation>
    </message>
    <message>
        <source>The heads disagree: %2 after 4a, %3 after 4d, %4 at the end.</source>
        <translation>三者不一致：4a 之后 %2，4d 之后 %3，最后 %4。</translation>
    </message>
    <message>
        <source>Only the main head answers.</source>
        <translation>只有主分类器作答。</translation>
    </message>
    <message>
        <source>The auxiliary heads serve training; only the main head answers.</source>
        <translation>辅助分类器只服务于训练；只有主分类器作答。</translation>
    </message>
    <message>
        <source>All three lean to %4, and the last is not sure of it.</source>
        <translation>三个分类器都倾向于 %4，而最后一个并不确定。</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Inception module</source>
        <translation>Inception 模块</translation>
    </message>
    <message>
        <source>Looks at its input with 1x1, 3x3 and 5x5 filters and a pooling at once, and stacks the four answers as channels. GoogLeNet has nine of them.</source>
        <translation>同时用 1x1、3x3、5x5 卷积和一个池化处理输入，再把四路结果按通道拼接。GoogLeNet 共有九个。</translation>
    </message>
    <message>
        <source>1x1 reduction</source>
        <translation>1x1 降维</translation>
    </message>
    <message>
        <source>A 1x1 convolution that lowers the number of channels before an expensive 3x3 or 5x5 convolution.</source>
        <translation>在计算量大的 3x3 或 5x5 卷积之前减少通道数的 1x1 卷积。</translation>
    </message>
    <message>
        <source>Main head, auxiliary heads</source>
        <translation>主分类器与辅助分类器</translation>
    </message>
    <message>
        <source>Three classifiers on one network: main at its end, aux1 and aux2 on the way. The auxiliary ones keep the early layers learning and are not used for the final answer.</source>
        <translation>同一网络上的三个分类器：main 位于末端，aux1 和 aux2 位于中途。辅助分类器帮助前面的层学习，不用于最终答案。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Cross-entropy: how surprised a head is by the right answer. 0 is certainty; guessing among C classes gives ln C. The total is main plus the auxiliary losses times their weight.</source>
        <translation>交叉熵：正确答案让分类器有多“意外”。0 表示完全确定；在 C 个类别中随机猜测为 ln C。总损失等于主损失加上辅助损失乘以其权重。</translation>
    </message>
    <message>
        <source>Step, batch, epoch</source>
        <translation>步、批次、轮</translation>
    </message>
    <message>
        <source>A batch is the pictures of one step of learning; an epoch is all training pictures once.</source>
        <translation>批次是一步学习所用的图片；一轮是把所有训练图片各用一次。</translation>
    </message>
    <message>
        <source>Validation set</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Pictures held back from training. Only they tell how good the network is on pictures it has not learned from.</source>
        <translation>不参与训练的图片。只有它们能说明网络在未学过的图片上表现如何。</translation>
    </message>
    <message>
        <source>Top-1, top-5</source>
        <translation>Top-1 与 Top-5</translation>
    </message>
    <message>
        <source>The share of pictures whose right class is the first answer, or among the first five.</source>
        <translation>正确类别排在第一位（或前五位）的图片所占比例。</translation>
    </message>
    <message>
        <source>Precision, recall, F1</source>
        <translation>精确率、召回率、F1</translation>
    </message>
    <message>
        <source>Of a class: how many of the answers are right, how many of its pictures are found, and the harmonic mean of the two.</source>
        <translation>对某一类别：答案中有多少是对的，该类图片有多少被找到，以及两者的调和平均。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Rows are the true classes, columns the answers; mistakes lie off the diagonal.</source>
        <translation>行是真实类别，列是网络的答案；对角线以外是错误。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>A file of weights: last.pth to go on with, best.pth of the best epoch. PyTorch opens both.</source>
        <translation>权重文件：last.pth 用于继续训练，best.pth 是最佳一轮的权重。两者都可用 PyTorch 打开。</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>各个页面</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Words of the field</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>The pictures, class by class, with the split into training and validation, every problem with its reason, and what the network is fed of a picture.</source>
        <translation>按类别查看图片、训练集与验证集的划分、每个问题及其原因，以及网络实际看到的图片。</translation>
    </message>
    <message>
        <source>The settings of the next run, and the losses of the three heads, accuracy and learning rate of this one as they come. Twelve validation pictures show what the network says of them now.</source>
        <translation>下一次运行的设置，以及本次运行的三个分类头的损失、准确率和学习率的实时曲线。十二张验证图片显示网络当前的判断。</translation>
    </message>
    <message>
        <source>Every validation picture with the network&apos;s answer. A cell of the confusion matrix shows its pictures, and a picture shows what each of the three heads says.</source>
        <translation>每张验证图片及网络的答案。点击混淆矩阵的单元格可查看其中的图片，选中图片可查看三个分类头各自的答案。</translation>
    </message>
    <message>
        <source>Every run on this machine. Up to six can be compared, curve over curve, with the settings that differ; a run can be opened, repeated, renamed, exported and thrown away.</source>
        <translation>本机上的所有运行。最多可将六个运行的曲线叠在一起比较，并列出不同的设置；可以打开、重复、重命名、导出或丢弃一个运行。</translation>
    </message>
    <message>
        <source>GoogLeNet from the picture to the answer: what each module and layer reads, writes and costs, with the size formula filled in; variant and input size of the next run; the losses of the heads while one is going.</source>
        <translation>从图片到答案的 GoogLeNet：每个模块和每一层读取什么、输出什么、开销多少，并填好尺寸公式；下一次运行的变体和输入尺寸；运行期间各分类器的损失。</translation>
    </message>
    <message>
        <source>How far a step moves the weights. Too high and the loss grows until the training diverges; too low and it learns slowly. &quot;Find&quot; beside its setting shows how the loss answers to a growing one.</source>
        <translation>每一步改变权重的幅度。太高会使损失增大直至发散；太低则学得很慢。其设置旁的“查找”显示损失如何随学习率升高而变化。</translation>
    </message>
    <message>
        <source>Map of the pictures</source>
        <translation>图片地图</translation>
    </message>
    <message>
        <source>Pictures as points, laid out by what the main head&apos;s classifier is fed of each: near points look alike to the network. t-SNE keeps neighbours together; how far groups lie apart means little.</source>
        <translation>图片画成点，按主分类器的输入排布：网络认为相似的点彼此靠近。t-SNE 使相邻者保持在一起；群组之间相距多远意义不大。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Ctrl+1 to Ctrl+5</source>
        <translation>Ctrl+1 至 Ctrl+5</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Wheel, drag, double click</source>
        <translation>滚轮、拖动、双击</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Home and End</source>
        <translation>Home 和 End</translation>
    </message>
    <message>
        <source>Ctrl++ and Ctrl+-, Ctrl+0</source>
        <translation>Ctrl++ 和 Ctrl+-，Ctrl+0</translation>
    </message>
    <message>
        <source>+ and -, 0</source>
        <translation>+ 和 -，0</translation>
    </message>
    <message>
        <source>Space in a list</source>
        <translation>列表中的空格键</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Right click, Enter</source>
        <translation>右键单击、Enter</translation>
    </message>
</context>
<context>
    <name>LayerFacts</name>
    <message>
        <source>%1 reduce</source>
        <translation>%1 降维</translation>
    </message>
    <message>
        <source>pool → %1</source>
        <translation>池化 → %1</translation>
    </message>
    <message>
        <source>%1 is rounded up (ceil mode), so that no row is lost; down would give %2.</source>
        <translation>%1 向上取整（ceil 模式），一行也不丢；向下取整会得到 %2。</translation>
    </message>
    <message>
        <source>%1 is rounded down (floor); up would give %2.</source>
        <translation>%1 向下取整（floor）；向上取整会得到 %2。</translation>
    </message>
    <message>
        <source>out = %1(in − F + 2P) / S%2 + 1</source>
        <translation>输出 = %1(输入 − F + 2P) / S%2 + 1</translation>
    </message>
    <message>
        <source>conv %1</source>
        <translation>卷积 %1</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>conv, batch norm, ReLU</source>
        <translation>卷积、批归一化、ReLU</translation>
    </message>
    <message>
        <source>conv, ReLU</source>
        <translation>卷积、ReLU</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>adaptive average pool</source>
        <translation>自适应平均池化</translation>
    </message>
    <message>
        <source>local response normalisation</source>
        <translation>局部响应归一化</translation>
    </message>
    <message>
        <source>fully connected, ReLU</source>
        <translation>全连接、ReLU</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>The window is the whole %1: one mean of each channel.</source>
        <translation>窗口就是整个 %1：每个通道取一个平均值。</translation>
    </message>
    <message>
        <source>Adaptive: always %1 out, whatever comes in. The %2 are divided into %1 windows and the mean of each is taken.</source>
        <translation>自适应：无论输入多大，输出总是 %1。把 %2 分成 %1 个窗口，各取平均值。</translation>
    </message>
    <message>
        <source>Keeps the size: each value is divided by the strength of the %1 channels around it.</source>
        <translation>尺寸不变：每个值除以它周围 %1 个通道的强度。</translation>
    </message>
    <message>
        <source>No places any more: each of the %1 outputs reads all %2 inputs.</source>
        <translation>不再有位置：%1 个输出中的每一个都读取全部 %2 个输入。</translation>
    </message>
    <message>
        <source>A pool has nothing to learn.</source>
        <translation>池化没有要学习的参数。</translation>
    </message>
    <message>
        <source>It has nothing to learn.</source>
        <translation>没有要学习的参数。</translation>
    </message>
    <message>
        <source>%1 weights + %2 scales + %2 shifts of batch norm; no bias</source>
        <translation>%1 个权重 + 批归一化的 %2 个缩放和 %2 个平移；无偏置</translation>
    </message>
    <message>
        <source>%1 weights + %2 biases</source>
        <translation>%1 个权重 + %2 个偏置</translation>
    </message>
    <message>
        <source>A max pool only compares.</source>
        <translation>最大池化只做比较。</translation>
    </message>
    <message>
        <source>Not counted: it has no weights to multiply with.</source>
        <translation>不计入：没有可乘的权重。</translation>
    </message>
    <message>
        <source>%1 places × %2</source>
        <translation>%1 个位置 × %2</translation>
    </message>
    <message>
        <source>Before it a 3×3 max pool with stride 1 and padding 1 goes over the module&apos;s input; it keeps size and channels.</source>
        <translation>它之前先对模块的输入做 3×3 最大池化，步幅 1，填充 1；尺寸和通道数不变。</translation>
    </message>
    <message>
        <source>The paper has 5×5 here. torchvision has %1, a known mistake that is kept because its published weights need it.</source>
        <translation>论文在这里是 5×5。torchvision 用的是 %1：这是一个已知的错误，因为已发布的权重需要它而保留。</translation>
    </message>
    <message>
        <source>The %1 inputs of fc1 are the %2 values before it in one row: %3.</source>
        <translation>fc1 的 %1 个输入，就是前面 %2 的值排成一行：%3。</translation>
    </message>
    <message>
        <source>While training, dropout switches off %1 of its inputs.</source>
        <translation>训练时，随机失活会关闭其 %1 的输入。</translation>
    </message>
</context>
<context>
    <name>LeaveOut</name>
    <message>
        <source>Take back into training</source>
        <translation>收回到训练中</translation>
    </message>
    <message>
        <source>Leave out of training</source>
        <translation>从训练中排除</translation>
    </message>
    <message>
        <source>It is no picture of the open data set.</source>
        <translation>它不是已打开数据集中的图片。</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts about one thing</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between phrases of a list</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>ModuleFacts</name>
    <message>
        <source>Inception module</source>
        <translation>Inception 模块</translation>
    </message>
    <message>
        <source>auxiliary head</source>
        <translation>辅助分类器</translation>
    </message>
    <message>
        <source>convolutions</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>%1 of the %2 M of one training picture, all heads</source>
        <translation>占一张训练图片全部分类器 %2 M 的 %1</translation>
    </message>
    <message>
        <source>%1 of the %2 M of one picture, main head</source>
        <translation>占一张图片主分类器 %2 M 的 %1</translation>
    </message>
    <message>
        <source>It reads the output of %1 and guesses the class from there, with %2 Inception modules still to come. While training, %3 × its loss is added to the main head&apos;s, so that the layers before it get a signal that has not come all the way from the end.</source>
        <translation>它读取 %1 的输出，在后面还有 %2 个 Inception 模块时就猜测类别。训练时，它的损失乘以 %3 加到主分类器的损失上，使它之前的各层得到不必从末端一路传回的信号。</translation>
    </message>
    <message>
        <source>Dropout of %1 before fc1 and again after its ReLU, while training.</source>
        <translation>训练时，fc1 之前和它的 ReLU 之后各有 %1 的随机失活。</translation>
    </message>
    <message>
        <source>Dropout of %1 after fc1&apos;s ReLU, while training.</source>
        <translation>训练时，fc1 的 ReLU 之后有 %1 的随机失活。</translation>
    </message>
    <message>
        <source>Answers come from the main head alone; an exported classifier leaves this head out unless asked.</source>
        <translation>回答只来自主分类器；导出的分类器默认不含这个辅助分类器。</translation>
    </message>
    <message>
        <source>%1 convolutions and %2 classifier. Nine Inception modules look at every place through kernels of several sizes at once and stack what they find.</source>
        <translation>%1 个卷积和 %2 个分类器。九个 Inception 模块同时用几种大小的卷积核看每一个位置，再把结果叠在一起。</translation>
    </message>
    <message>
        <source>torchvision&apos;s: batch norm after every convolution instead of a bias, which trains much more easily; %1 kernels in the third branch where the paper has %2; the last max pool is %3. Dropout %4 before the main classifier, %5 in the heads.</source>
        <translation>torchvision 的网络：每个卷积之后用批归一化代替偏置，训练容易得多；第三分支用 %1 卷积核，论文是 %2；最后一个最大池化是 %3。主分类器之前随机失活 %4，辅助分类器中 %5。</translation>
    </message>
    <message>
        <source>The paper&apos;s network without its two response normalisations: convolutions with bias, no batch norm. Dropout %1 before the main classifier, %2 twice in the heads.</source>
        <translation>论文的网络，去掉两个局部响应归一化：卷积带偏置，没有批归一化。主分类器之前随机失活 %1，辅助分类器中两次 %2。</translation>
    </message>
    <message>
        <source>As published in 2014: convolutions with bias, local response normalisation (LRN) after the first pool and before the second. Dropout %1 before the main classifier, %2 in the heads.</source>
        <translation>2014 年论文中的网络：卷积带偏置，第一个池化之后和第二个池化之前有局部响应归一化（LRN）。主分类器之前随机失活 %1，辅助分类器中 %2。</translation>
    </message>
    <message>
        <source>%1 × %1 pixels of the input</source>
        <translation>输入的 %1 × %1 像素</translation>
    </message>
    <message>
        <source>Its receptive field: one value of the output can depend on these pixels and on no other; those in the middle weigh most.</source>
        <translation>即感受野：输出的一个值只可能取决于这些像素，与其他像素无关；中间的像素权重最大。</translation>
    </message>
    <message>
        <source>It is larger than the input of %1 × %1; what lies beyond is padding.</source>
        <translation>它大于 %1 × %1 的输入；超出的部分是填充。</translation>
    </message>
    <message>
        <source>By branch: %1</source>
        <translation>各分支：%1</translation>
    </message>
</context>
<context>
    <name>PlotFiles</name>
    <message>
        <source>%1, picture (PNG)…</source>
        <translation>%1，图片（PNG）…</translation>
    </message>
    <message>
        <source>%1, drawing (SVG)…</source>
        <translation>%1，矢量图（SVG）…</translation>
    </message>
    <message>
        <source>%1, values (CSV)…</source>
        <translation>%1，数值（CSV）…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Empty: 0 bytes</source>
        <translation>空文件：0 字节</translation>
    </message>
    <message>
        <source>The first bytes are not those of a picture</source>
        <translation>开头的字节不是图片</translation>
    </message>
    <message>
        <source>There is not enough memory to decode it</source>
        <translation>内存不足，无法解码</translation>
    </message>
    <message>
        <source>A link that leads to itself</source>
        <translation>指向自身的链接</translation>
    </message>
    <message>
        <source>Can&apos;t be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>Ends early: %1 bytes, a part is missing</source>
        <translation>提前结束：%1 字节，缺少一部分</translation>
    </message>
    <message>
        <source>Ends early: %1 bytes, the picture stops at row %2 of %3</source>
        <translation>提前结束：%1 字节，图片止于第 %2 行，共 %3 行</translation>
    </message>
    <message>
        <source>Damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>Too large: %1 x %2 pixels, over 100 megapixels</source>
        <translation>太大：%1 x %2 像素，超过一亿像素</translation>
    </message>
    <message>
        <source>Too small: %1 x %2 pixels, the shorter side is under 8</source>
        <translation>太小：%1 x %2 像素，短边不足 8</translation>
    </message>
    <message>
        <source>A folder, pipe or device, not a file</source>
        <translation>是文件夹、管道或设备，不是文件</translation>
    </message>
    <message>
        <source>Too large: a file of %1 bytes</source>
        <translation>太大：文件有 %1 字节</translation>
    </message>
    <message>
        <source>There is not enough memory to read it</source>
        <translation>内存不足，无法读取</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>Not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Ends early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>In two classes</source>
        <translation>同时属于两个类别</translation>
    </message>
    <message>
        <source>Not a plain file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>Same picture twice; used</source>
        <translation>图片重复；仍使用</translation>
    </message>
    <message>
        <source>Ending of another format; used</source>
        <translation>扩展名与格式不符；仍使用</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>The content is no picture</source>
        <translation>内容不是图片</translation>
    </message>
    <message>
        <source>You may not open this file</source>
        <translation>没有权限打开此文件</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>没有此文件</translation>
    </message>
    <message>
        <source>A pipe, socket, device or folder, not a file</source>
        <translation>是管道、套接字、设备或文件夹，不是文件</translation>
    </message>
    <message>
        <source>The file can&apos;t be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>Content is %1, the name ends in %2</source>
        <translation>内容为 %1，扩展名为 %2</translation>
    </message>
    <message>
        <source>Also in %1: two classes</source>
        <translation>也在 %1 中：两个类别</translation>
    </message>
    <message>
        <source>Same picture as %1</source>
        <translation>与 %1 相同</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>there is text behind a closing quote</source>
        <translation>结束引号后还有文字</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>it can&apos;t be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it ends early or is damaged</source>
        <translation>提前结束或已损坏</translation>
    </message>
    <message>
        <source>it does not begin as an IDX file of bytes does</source>
        <translation>开头不是字节型 IDX 文件</translation>
    </message>
    <message>
        <source>it holds no pictures</source>
        <translation>不含图片</translation>
    </message>
    <message>
        <source>its pictures have an impossible size</source>
        <translation>图片尺寸不可能</translation>
    </message>
    <message>
        <source>it has no such picture</source>
        <translation>没有这张图片</translation>
    </message>
    <message>
        <source>it holds no labels</source>
        <translation>不含标签</translation>
    </message>
    <message>
        <source>it is not part of the data set</source>
        <translation>不属于该数据集</translation>
    </message>
    <message>
        <source>Only %1 x %2 pixels</source>
        <translation>只有 %1 x %2 像素</translation>
    </message>
    <message>
        <source>the split &quot;%1&quot; is none of train, validation and test</source>
        <translation>划分“%1”不是 train、validation 或 test</translation>
    </message>
    <message>
        <source>it has too many fields</source>
        <translation>字段过多</translation>
    </message>
    <message>
        <source>it has no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>it has no path</source>
        <translation>没有路径</translation>
    </message>
    <message>
        <source>its path can&apos;t be one</source>
        <translation>路径无效</translation>
    </message>
    <message>
        <source>A link that leads to no file</source>
        <translation>链接没有指向文件</translation>
    </message>
    <message>
        <source>A pipe, socket or device, not a file</source>
        <translation>是管道、套接字或设备，不是文件</translation>
    </message>
    <message>
        <source>You may not open this folder</source>
        <translation>没有权限打开此文件夹</translation>
    </message>
    <message>
        <source>This folder can&apos;t be read</source>
        <translation>无法读取此文件夹</translation>
    </message>
    <message>
        <source>A link back to a folder above it</source>
        <translation>指向上级文件夹的链接</translation>
    </message>
    <message>
        <source>Lies beside the class folders and belongs to none</source>
        <translation>与类别文件夹并列，不属于任何类别</translation>
    </message>
    <message>
        <source>it has a label %1, which the classes file does not name</source>
        <translation>标签 %1 不在类别文件中</translation>
    </message>
    <message>
        <source>it has %1 labels for %2 pictures</source>
        <translation>%2 张图片却有 %1 个标签</translation>
    </message>
    <message>
        <source>Same picture as %1, which trains: the answer here is no proof</source>
        <translation>与 %1 相同，后者用于训练：这里的回答不能作为证明</translation>
    </message>
    <message>
        <source>Same picture as %1, which validates: its answer there is no proof</source>
        <translation>与 %1 相同，后者用于验证：那里的回答不能作为证明</translation>
    </message>
    <message>
        <source>Same picture as %1, which tests: its answer there is no proof</source>
        <translation>与 %1 相同，后者用于测试：那里的回答不能作为证明</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that validate or test are among those that train, too: the answers to them are no proof.</source>
        <translation>
            <numerusform>%n 张用于验证或测试的图片也在训练图片之中：对它们的回答不能作为证明。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearly the same picture as %1, which trains: the answer here proves little</source>
        <translation>与一张训练图片几乎相同，这里的回答说明不了多少：%1</translation>
    </message>
    <message>
        <source>Nearly the same picture as %1, which validates: its answer there proves little</source>
        <translation>与一张验证图片几乎相同，那里的回答说明不了多少：%1</translation>
    </message>
    <message>
        <source>Nearly the same picture as %1, which tests: its answer there proves little</source>
        <translation>与一张测试图片几乎相同，那里的回答说明不了多少：%1</translation>
    </message>
    <message>
        <source>Nearly the same picture as %1</source>
        <translation>几乎相同的图片：%1</translation>
    </message>
    <message>
        <source>Nearly the same picture as %1, whose class is %2</source>
        <translation>与类别 %2 的一张图片几乎相同：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that validate or test are nearly the same as one that trains: the answers to them prove little. Delete leaves a picture out.</source>
        <translation>
            <numerusform>%n 张用于验证或测试的图片与某张训练图片几乎相同：对它们的回答说明不了多少。按 Delete 可排除图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nearly the same picture; used</source>
        <translation>图片几乎相同；仍使用</translation>
    </message>
</context>
<context>
    <name>RateFinder</name>
    <message>
        <source>where the loss falls most steeply</source>
        <translation>损失下降最陡处</translation>
    </message>
    <message>
        <source>a tenth of the rate at which the loss is lowest</source>
        <translation>损失最低处学习率的十分之一</translation>
    </message>
    <message>
        <source>The loss ran away at the lowest rates already: none can be suggested. Look at the normalisation and the weights it starts from.</source>
        <translation>在最低的几个学习率上损失就已失控：无法给出建议。请检查归一化和起始权重。</translation>
    </message>
    <message>
        <source>The loss does not fall clearly at any of these rates: none can be suggested. Keep the one you have.</source>
        <translation>在这些学习率上损失都没有明显下降：无法给出建议。请保留现有的学习率。</translation>
    </message>
    <message>
        <source>It is meant for the top of the one cycle, after its rise.</source>
        <translation>它用作单周期的最高学习率，即升高之后的值。</translation>
    </message>
    <message>
        <source>It is meant for every step of the run.</source>
        <translation>它用于运行的每一步。</translation>
    </message>
    <message>
        <source>It is meant for the start of the schedule, from where it falls.</source>
        <translation>它用作学习率策略的起点，之后由此下降。</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>best %1 at epoch %2</source>
        <translation>最佳 %1，第 %2 轮</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>not found: moved, renamed or deleted</source>
        <translation>找不到：已移动、改名或删除</translation>
    </message>
    <message>
        <source>not found: its folder is gone</source>
        <translation>找不到：所在文件夹已不存在</translation>
    </message>
    <message>
        <source>not found: the disk is not connected</source>
        <translation>找不到：磁盘未连接</translation>
    </message>
    <message>
        <source>you may not open it</source>
        <translation>没有打开它的权限</translation>
    </message>
    <message>
        <source>%1 at epoch %2</source>
        <translation>%1（第 %2 轮）</translation>
    </message>
    <message>
        <source>stopped after epoch %1</source>
        <translation>第 %1 轮后停止</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>This folder can&apos;t be read as a run: %1.</source>
        <translation>无法将此文件夹作为运行读取：%1。</translation>
    </message>
    <message>
        <source>The run &quot;%1&quot; is being trained. Stop it first.</source>
        <translation>“%1”正在训练。请先停止。</translation>
    </message>
    <message>
        <source>This run has no weights: no epoch was done.</source>
        <translation>此运行没有权重：尚未完成任何一轮。</translation>
    </message>
    <message>
        <source>This run has no report: it is written when a run ends.</source>
        <translation>此运行没有报告：报告在训练结束时写入。</translation>
    </message>
    <message>
        <source>This run has no curves: no epoch was done.</source>
        <translation>此运行没有曲线：尚未完成任何一轮。</translation>
    </message>
    <message>
        <source>Wait: the last action is still going on.</source>
        <translation>请稍候：上一个操作仍在进行。</translation>
    </message>
    <message>
        <source>Choose a run in the table first.</source>
        <translation>请先在表中选择一次运行。</translation>
    </message>
    <message>
        <source>Choose one run only.</source>
        <translation>请只选择一次运行。</translation>
    </message>
    <message>
        <source>All pages show this run (Enter)</source>
        <translation>所有页面显示此运行（Enter）</translation>
    </message>
    <message>
        <source>Takes its settings and data for a new run, to change and start</source>
        <translation>用其设置和数据准备新的运行，可修改后开始</translation>
    </message>
    <message>
        <source>A name and a note of your own, kept in the run&apos;s folder (F2)</source>
        <translation>自定义名称和备注，保存在运行文件夹中（F2）</translation>
    </message>
    <message>
        <source>Shows its files in the file manager</source>
        <translation>在文件管理器中显示其文件</translation>
    </message>
    <message>
        <source>Moves the folder to the wastebasket; can be undone (Delete)</source>
        <translation>将文件夹移到回收站；可撤销（Delete）</translation>
    </message>
    <message>
        <source>Writes its weights, report or curves (Ctrl+E)</source>
        <translation>导出权重、报告或曲线（Ctrl+E）</translation>
    </message>
    <message>
        <source>One file that opens offline</source>
        <translation>可离线打开的单个文件</translation>
    </message>
    <message>
        <source>Every step and epoch, for a spreadsheet</source>
        <translation>每一步和每一轮，可用于电子表格</translation>
    </message>
    <message>
        <source>The best epoch for PyTorch, safetensors, TorchScript or ONNX, checked</source>
        <translation>最佳轮次，可导出为 PyTorch、safetensors、TorchScript 或 ONNX，并经核对</translation>
    </message>
    <message>
        <source>This run is finished. Train again repeats it.</source>
        <translation>这次运行已经完成。“再次训练”可重复它。</translation>
    </message>
    <message>
        <source>This run ended before anything was saved. Train again begins anew.</source>
        <translation>这次运行在保存任何内容之前就结束了。“再次训练”可重新开始。</translation>
    </message>
    <message>
        <source>This run failed. Change its settings with Train again, and begin anew.</source>
        <translation>这次运行失败了。请用“再次训练”修改设置，重新开始。</translation>
    </message>
    <message>
        <source>Goes on where it was stopped, and ends as if it never had been</source>
        <translation>从停止处继续，结果与从未停止过一样</translation>
    </message>
    <message>
        <source>A run is under way here. Stop it before you open another run.</source>
        <translation>此处的运行尚未结束。请先停止，再打开其他运行。</translation>
    </message>
    <message>
        <source>Its best weights, its network and how its pictures are scaled go into the settings of the next run</source>
        <translation>其最佳权重、网络以及图片的准备方式将写入下一次运行的设置</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Looking for pictures</source>
        <translation>正在查找图片</translation>
    </message>
    <message>
        <source>Comparing pictures, %1 of %2</source>
        <translation>正在比对图片，%1 / %2</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>正在比对图片</translation>
    </message>
    <message>
        <source>Loading LibTorch</source>
        <translation>正在加载 LibTorch</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>正在构建网络</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, batch %3 of %4</source>
        <translation>第 %1 / %2 轮，第 %3 / %4 批</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1，约剩 %2</translation>
    </message>
    <message>
        <source>%1 pictures found</source>
        <translation>找到 %1 张图片</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Nothing to train yet</source>
        <translation>还没有可训练的内容</translation>
    </message>
    <message>
        <source>Open a folder of pictures or try the sample.</source>
        <translation>打开图片文件夹或试试示例。</translation>
    </message>
    <message>
        <source>These pictures can&apos;t be trained on</source>
        <translation>这些图片无法用于训练</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Ready; looking into the pictures</source>
        <translation>就绪；正在检查图片</translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>预设 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 here</source>
        <translation>本机约 %1</translation>
    </message>
    <message>
        <source>time not measured yet</source>
        <translation>用时尚未测量</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <translation>%1：%2，%3。</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Stopping; the weights are being saved</source>
        <translation>正在停止；正在保存权重</translation>
    </message>
    <message>
        <source>Paused. %1</source>
        <translation>已暂停。%1</translation>
    </message>
    <message>
        <source>goes on exactly here</source>
        <translation>将从这里继续</translation>
    </message>
    <message>
        <source>Epoch %1 of %2, validation: %3 of %4</source>
        <translation>第 %1 / %2 轮，验证 %3 / %4</translation>
    </message>
    <message>
        <source>Pausing after this batch</source>
        <translation>这一批之后暂停</translation>
    </message>
    <message>
        <source>closes after the next checkpoint</source>
        <translation>下一个检查点后关闭</translation>
    </message>
    <message>
        <source>Best %1 on the validation pictures, in epoch %2.</source>
        <translation>验证集最佳 %1，在第 %2 轮。</translation>
    </message>
    <message>
        <source>No epoch was completed.</source>
        <translation>没有完成任何一轮。</translation>
    </message>
    <message numerus="yes">
        <source>Finished after %n epoch(s)</source>
        <translation>
            <numerusform>已完成 %n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped in epoch %1 of %2</source>
        <translation>已停止于第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) of %1 pictures</source>
        <translation>
            <numerusform>%n 轮，%1 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before training began</source>
        <translation>在训练开始前已停止</translation>
    </message>
    <message numerus="yes">
        <source>; %1 of %n epoch(s) without improvement</source>
        <translation>
            <numerusform>；已有 %1 轮（共 %n 轮）没有进步</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program, paused: %1</source>
        <translation>另一个程序已暂停：%1</translation>
    </message>
    <message>
        <source>Another program: %1</source>
        <translation>另一个程序：%1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>At best %1 of the validation pictures right: no better than guessing.</source>
        <translation>最好时验证图片答对 %1：不优于随机猜测。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>These settings can&apos;t be trained with</source>
        <translation>这些设置无法训练</translation>
    </message>
    <message>
        <source>Interrupted in epoch %1 of %2</source>
        <translation>已中断于第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>The training waited for pictures %1 of the time. More &quot;%2&quot;, &quot;%3&quot; or a faster drive would shorten that.</source>
        <translation>训练有 %1 的时间在等待图片。增加“%2”、打开“%3”或换用更快的磁盘可以缩短等待。</translation>
    </message>
    <message>
        <source>; %1 waiting for data</source>
        <translation>；%1 的时间在等待数据</translation>
    </message>
</context>
<context>
    <name>RunCells</name>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Main loss, training</source>
        <translation>主损失（训练）</translation>
    </message>
    <message>
        <source>Best, validation</source>
        <translation>最佳（验证）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tick up to six runs to compare them</source>
        <translation>最多勾选六次运行进行比较</translation>
    </message>
    <message>
        <source>The main head&apos;s mean training loss of each epoch</source>
        <translation>主分类器每轮的平均训练损失</translation>
    </message>
    <message>
        <source>Accuracy of the main head on the validation pictures</source>
        <translation>主分类器在验证图片上的准确率</translation>
    </message>
    <message>
        <source>Time of training, pauses left out</source>
        <translation>训练时间，不含暂停</translation>
    </message>
    <message>
        <source>Variant of GoogLeNet and input size in pixels</source>
        <translation>GoogLeNet 的变体和输入尺寸（像素）</translation>
    </message>
    <message>
        <source>Right click: choose the columns</source>
        <translation>右键单击：选择显示的列</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>%1 + %2 pictures</source>
        <translation>%1 + %2 张图片</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n thread(s)</source>
        <translation>
            <numerusform>%1，%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Classes in the data</source>
        <translation>数据中的类别</translation>
    </message>
    <message>
        <source>Reached %1</source>
        <translation>达到 %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批大小 %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Computed in</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>Nothing is the same for all.</source>
        <translation>没有相同的设置。</translation>
    </message>
    <message>
        <source>The same for all: %1.</source>
        <translation>全部相同：%1。</translation>
    </message>
    <message>
        <source>Best accuracy</source>
        <translation>最佳准确率</translation>
    </message>
    <message>
        <source>Main loss, last epoch</source>
        <translation>主损失，最后一轮</translation>
    </message>
    <message>
        <source>Validation loss, last</source>
        <translation>验证损失，最后</translation>
    </message>
    <message>
        <source>Parameters in training</source>
        <translation>训练时的参数量</translation>
    </message>
    <message>
        <source>Seconds an epoch</source>
        <translation>每轮秒数</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>RunEvents</name>
    <message>
        <source>Checkpoint written: %1</source>
        <translation>已写入检查点：%1</translation>
    </message>
    <message>
        <source>New best, written: %1</source>
        <translation>新的最佳，已写入：%1</translation>
    </message>
    <message>
        <source>New best, %1 right, written: %2</source>
        <translation>新的最佳，正确率 %1，已写入：%2</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>已排除：%1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Diverged: the losses stopped being numbers</source>
        <translation>已发散：损失不再是有效数值</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Went on with epoch %1</source>
        <translation>从第 %1 轮继续</translation>
    </message>
    <message>
        <source>Continued after the pause</source>
        <translation>暂停后继续</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Asked to stop</source>
        <translation>请求停止</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>第 %1 轮，第 %2 步</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3, %n thread(s)</source>
        <translation>
            <numerusform>%1：%2，%3，%n 个线程</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>there is no run.json in the folder</source>
        <translation>文件夹中没有 run.json</translation>
    </message>
    <message>
        <source>its run.json is damaged or of another program</source>
        <translation>run.json 已损坏或属于其他程序</translation>
    </message>
    <message>
        <source>no epoch yet</source>
        <translation>还没有完成的轮次</translation>
    </message>
    <message>
        <source>no epoch done</source>
        <translation>没有完成的轮次</translation>
    </message>
    <message>
        <source>not validated</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>no better than guessing</source>
        <translation>不优于随机猜测</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>own settings</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Its program ended without a word; it can go on.</source>
        <translation>程序意外结束；可以继续。</translation>
    </message>
    <message>
        <source>Its program ended without a word, before anything was saved.</source>
        <translation>程序在保存任何内容之前意外结束。</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>last, %1</source>
        <translation>最后，%1</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Small pictures and few epochs: a first answer in a third of the time</source>
        <translation>小图片、少轮数：三分之一的时间得到初步结果</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Batch normalisation, AdamW and one cycle: the best accuracy for the time</source>
        <translation>批归一化、AdamW、单周期：同等时间下准确率最高</translation>
    </message>
    <message>
        <source>As the course</source>
        <translation>同课程</translation>
    </message>
    <message>
        <source>The network without batch normalisation, Adam at a constant 3e-4, 30 epochs</source>
        <translation>无批归一化的网络，Adam 恒定 3e-4，30 轮</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Which published GoogLeNet: torchvision has batch normalisation and learns fastest; course is the plain one. Moves the dropouts and the initialisation along</source>
        <translation>选用哪个公开的 GoogLeNet：torchvision 有批归一化，学得最快；course 是朴素版本。随机失活与初始化随之改变</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Side of the square the network sees; time and memory grow with its square</source>
        <translation>网络所见正方形的边长；时间与内存随其平方增长</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Auxiliary heads</source>
        <translation>辅助分类器</translation>
    </message>
    <message>
        <source>Two more classifiers after 4a and 4d that send gradient into the middle of the network; a few per cent of the time</source>
        <translation>4a 与 4d 之后的两个分类器，把梯度送入网络中部；多用百分之几的时间</translation>
    </message>
    <message>
        <source>Auxiliary weight</source>
        <translation>辅助分类器权重</translation>
    </message>
    <message>
        <source>Share of each auxiliary loss in the total: total = main + weight x (aux1 + aux2)</source>
        <translation>辅助损失在总损失中的比重：总损失 = 主 + 权重 x (辅助 1 + 辅助 2)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Share of features dropped before the main classifier while training</source>
        <translation>训练时主分类器之前丢弃的特征比例</translation>
    </message>
    <message>
        <source>Auxiliary dropout</source>
        <translation>辅助随机失活</translation>
    </message>
    <message>
        <source>Share of features dropped in the auxiliary heads while training</source>
        <translation>训练时辅助分类器中丢弃的特征比例</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>How the first weights are drawn; each network has its own (course: kaiming_fan_out, paper: caffe, torchvision: kaiming_uniform)</source>
        <translation>初始权重如何抽取；每种网络各有其法（course：kaiming_fan_out，paper：caffe，torchvision：kaiming_uniform）</translation>
    </message>
    <message>
        <source>Start from weights</source>
        <translation>起始权重</translation>
    </message>
    <message>
        <source>adamw learns fast with little tuning; adam as the course; sgd with momentum as the paper, wants a learning rate about ten times higher</source>
        <translation>adamw 少调参且学得快；adam 同课程；带动量的 sgd 同论文，学习率需高约十倍</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Size of a step, the schedule&apos;s highest; too high diverges, too low crawls</source>
        <translation>步长，策略中的最高值；过高会发散，过低则缓慢</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How much of the last step goes into the next; sgd only</source>
        <translation>上一步带入下一步的比例；仅 sgd</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls weights towards zero, against overfitting; not biases and batch norm</source>
        <translation>把权重拉向零以防过拟合；不含偏置与批归一化</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Pictures per step; memory grows with it, steps per epoch fall</source>
        <translation>每步图片数；越大越占内存，每轮步数越少</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>张</translation>
    </message>
    <message>
        <source>Batches per step</source>
        <translation>每步批数</translation>
    </message>
    <message>
        <source>Adds the gradients of this many batches before a step: a larger batch in the memory of a small one</source>
        <translation>累加这么多批的梯度再走一步：用小批的内存得到大批</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Share of each label spread over all classes while training; validation losses are without it</source>
        <translation>训练时标签分摊到所有类别的比例；验证损失不含它</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often every training picture is seen; time grows with it</source>
        <translation>每张训练图片被看的次数；时间随之增长</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率策略</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Share of all steps in which the learning rate rises; with onecycle its rising part</source>
        <translation>学习率上升所占的步数比例；onecycle 时为其上升段</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Ends the run after this many epochs without improvement; 0: never</source>
        <translation>这么多轮没有进步就结束运行；0：从不</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Names of the classes to use, with commas between; empty: all</source>
        <translation>要使用的类别名称，以逗号分隔；空：全部</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>验证集比例</translation>
    </message>
    <message>
        <source>Share of each class kept for validation where the data has no split of its own</source>
        <translation>数据本身没有划分时，每个类别留作验证的比例</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Of the split, the first weights, the order, augmentation and dropout; the same seed repeats a run</source>
        <translation>用于划分、初始权重、顺序、增强与失活；相同种子重现同一次运行</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Taken from the red, green and blue values (0 to 1) before the network</source>
        <translation>输入网络前从红、绿、蓝值（0 到 1）中减去</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Divides the red, green and blue values after the mean was taken</source>
        <translation>减去均值后，红、绿、蓝值除以它</translation>
    </message>
    <message>
        <source>Crop size</source>
        <translation>裁剪面积</translation>
    </message>
    <message>
        <source>Share of the picture&apos;s area a random crop takes, lowest and highest; 1,1 takes it whole</source>
        <translation>随机裁剪占图片面积的比例，最低与最高；1,1 为整张</translation>
    </message>
    <message>
        <source>Crop shape</source>
        <translation>裁剪形状</translation>
    </message>
    <message>
        <source>Width by height of a random crop, lowest and highest</source>
        <translation>随机裁剪的宽高比，最低与最高</translation>
    </message>
    <message>
        <source>Mirroring</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Probability that a training picture is mirrored left to right</source>
        <translation>训练图片左右翻转的概率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>bfloat16 is up to twice as fast where the processor has it; auto takes it there</source>
        <translation>处理器支持时 bfloat16 最快可达两倍；auto 会自动选用</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto takes a CUDA card where there is one; else cpu, cuda or cuda:N</source>
        <translation>auto 有 CUDA 显卡时使用它；否则 cpu、cuda 或 cuda:N</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Processor threads of the training; 0: all cores</source>
        <translation>训练所用的处理器线程；0：全部核心</translation>
    </message>
    <message>
        <source>Loader threads</source>
        <translation>读取线程</translation>
    </message>
    <message>
        <source>Threads that read pictures ahead; 0: chosen from the cores</source>
        <translation>提前读取图片的线程；0：按核心数选择</translation>
    </message>
    <message>
        <source>Best epoch by</source>
        <translation>最佳轮依据</translation>
    </message>
    <message>
        <source>Which validation figure of the main head decides: top1 (highest) or loss (lowest)</source>
        <translation>由主分类器的哪项验证指标决定：top1（最高）或 loss（最低）</translation>
    </message>
    <message>
        <source>Best epochs kept</source>
        <translation>保留最佳轮数</translation>
    </message>
    <message>
        <source>best.pth is the best one; above 1 the files of so many best epochs stay, too</source>
        <translation>best.pth 为最佳；大于 1 时也保留这么多个最佳轮的文件</translation>
    </message>
    <message>
        <source>Keep every</source>
        <translation>定期保留</translation>
    </message>
    <message>
        <source>Keeps a checkpoint of every so many epochs; 0: only best and last</source>
        <translation>每隔这么多轮保留一个检查点；0：只保留最佳与最后</translation>
    </message>
    <message>
        <source>Save within epochs</source>
        <translation>轮内保存</translation>
    </message>
    <message>
        <source>Writes last.pth this often inside long epochs; 0: only at their ends</source>
        <translation>在较长的轮内每隔这么久写一次 last.pth；0：仅在轮末</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Frozen up to</source>
        <translation>冻结至</translation>
    </message>
    <message>
        <source>This module and all before it keep their weights and batch norm&apos;s statistics; saves their share of the backward pass</source>
        <translation>此模块及之前的全部保持权重与批归一化统计不变；省去其反向传播的时间</translation>
    </message>
    <message>
        <source>A checkpoint to start from; other classes than the data&apos;s get new heads. Empty: fresh weights</source>
        <translation>从该检查点开始；类别与数据不同时换新的分类器。空：全新权重</translation>
    </message>
    <message>
        <source>Rate of the body</source>
        <translation>主体学习率倍数</translation>
    </message>
    <message>
        <source>Times the learning rate for all but the three heads; below 1 when starting from weights</source>
        <translation>除三个分类器外其余部分的学习率倍数；从已有权重开始时取小于 1</translation>
    </message>
    <message>
        <source>Fresh auxiliary heads</source>
        <translation>辅助分类器重新开始</translation>
    </message>
    <message>
        <source>Starts the auxiliary heads anew although the weights have them: those of torchvision&apos;s published network are untrained</source>
        <translation>即使权重中有辅助分类器也重新开始：torchvision 公开网络的辅助分类器未经训练</translation>
    </message>
    <message>
        <source>Keep pictures</source>
        <translation>保留图片</translation>
    </message>
    <message>
        <source>Keeps decoded pictures in memory for later epochs, as far as a quarter of what is free goes</source>
        <translation>把解码后的图片留在内存中供之后的轮次使用，最多占空闲内存的四分之一</translation>
    </message>
    <message>
        <source>As the paper</source>
        <translation>同论文</translation>
    </message>
    <message>
        <source>Local response normalisation, SGD at 0.01 and 60 epochs: meant for a million pictures</source>
        <translation>局部响应归一化、0.01 的 SGD 和 60 轮：为百万张图片而设</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Rate of the biases</source>
        <translation>偏置的学习率</translation>
    </message>
    <message>
        <source>Times the learning rate for biases; 2 in the paper</source>
        <translation>偏置的学习率乘以此数；论文为 2</translation>
    </message>
    <message>
        <source>How the learning rate goes: constant; cosine falls to 0; onecycle rises from 1/25 and falls to nearly 0; step is divided by 10 after each third of the epochs; poly falls as the square root of the steps left, as the paper&apos;s</source>
        <translation>学习率如何变化：constant 恒定；cosine 降到 0；onecycle 从 1/25 升高再降到近 0；step 每三分之一轮数除以 10；poly 与论文相同，随剩余步数的平方根下降</translation>
    </message>
    <message>
        <source>Resizing</source>
        <translation>缩放方式</translation>
    </message>
    <message>
        <source>How a picture becomes the network&apos;s square where it is not augmented: squash stretches all of it; shorter_side_then_centre_crop keeps its shape and takes the middle</source>
        <translation>未经增强的图片如何变为网络所见的正方形：squash 拉伸整张；shorter_side_then_centre_crop 保持形状，取中间部分</translation>
    </message>
    <message>
        <source>Shorter side</source>
        <translation>短边</translation>
    </message>
    <message>
        <source>What the shorter side becomes before the middle is taken; at least the input size; 0: 256/224 of the input size, as torchvision&apos;s</source>
        <translation>取中间部分之前短边变为多长；不小于输入尺寸；0：输入尺寸的 256/224，同 torchvision</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>For classes of unequal size: balanced multiplies a picture&apos;s training loss by pictures / (classes x pictures of its class), 1 on average, and still divides by the pictures of the batch; validation losses are without it</source>
        <translation>用于大小悬殊的类别：balanced 把每张图片的训练损失乘以 图片数 / (类别数 x 该类图片数)，平均为 1，仍除以该批的图片数；验证损失不含它</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>How far a training picture&apos;s brightness varies: a factor from 1 - x to 1 + x; 0: not at all</source>
        <translation>训练图片亮度变化的幅度：乘以 1 - x 至 1 + x 之间的数；0：不变</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>How far the contrast varies, about the picture&apos;s mean grey; after the brightness</source>
        <translation>对比度变化的幅度，以图片的平均灰度为中心；在亮度之后</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>How far the saturation varies; after the contrast</source>
        <translation>饱和度变化的幅度；在对比度之后</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>A training picture is turned by up to this much, either way, about the middle of its crop; what comes from outside is filled with the mean colour</source>
        <translation>训练图片绕其裁剪的中心向左或向右旋转，最多这么多度；来自外部的部分以均值颜色填充</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
</context>
<context>
    <name>SettingsText</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率策略</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Precision, device</source>
        <translation>精度与设备</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>course</source>
        <translation>课程版</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文版</translation>
    </message>
    <message>
        <source>truncated normal</source>
        <translation>截断正态</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>best, last, every %1</source>
        <translation>最佳、最后、每 %1 轮</translation>
    </message>
    <message>
        <source>best and last</source>
        <translation>最佳与最后</translation>
    </message>
    <message>
        <source>checked on %1 after each.</source>
        <translation>每轮后用 %1 张验证。</translation>
    </message>
    <message>
        <source>Disk about %1.</source>
        <translation>约占磁盘 %1。</translation>
    </message>
    <message>
        <source>Memory about %1, disk %2.</source>
        <translation>约占内存 %1、磁盘 %2。</translation>
    </message>
    <message>
        <source>Takes about %1.</source>
        <translation>约需 %1。</translation>
    </message>
    <message>
        <source>Time not measured yet.</source>
        <translation>用时尚未测量。</translation>
    </message>
    <message>
        <source>A few steps are being timed…</source>
        <translation>正在试跑几步测时…</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>测量用时</translation>
    </message>
    <message>
        <source>Kaiming, uniform</source>
        <translation>Kaiming 均匀</translation>
    </message>
    <message>
        <source>%1 % for validation</source>
        <translation>%1 % 用于验证</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>polynomial</source>
        <translation>多项式</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s) of %1 pictures</source>
        <translation>
            <numerusform>共 %n 轮，每轮 %1 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>squashed</source>
        <translation>拉伸整张</translation>
    </message>
    <message>
        <source>middle cut out</source>
        <translation>截取中间</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>StartingWeights</name>
    <message>
        <source>The classifiers start fresh: not all classes are in the file.</source>
        <translation>分类器从头开始：文件中没有全部类别。</translation>
    </message>
    <message>
        <source>The file&apos;s classes are others or in another order: their rows were taken by name.</source>
        <translation>文件中的类别或其顺序不同：已按名称取用各行。</translation>
    </message>
    <message>
        <source>The auxiliary heads start fresh.</source>
        <translation>辅助分类器从头开始。</translation>
    </message>
    <message>
        <source>The file&apos;s network takes blue, green, red: the channels of its first convolution were turned round.</source>
        <translation>文件中的网络按蓝、绿、红输入：其第一层卷积的通道已反转。</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>no epoch was finished</source>
        <translation>没有完成任何一轮</translation>
    </message>
    <message>
        <source>best epoch %1, top-1 %2</source>
        <translation>最佳第 %1 轮，top-1 %2</translation>
    </message>
    <message>
        <source>Finished after epoch %1: %2.</source>
        <translation>第 %1 轮后完成：%2。</translation>
    </message>
    <message>
        <source>Ended early after epoch %1, without improvement since epoch %2: %3.</source>
        <translation>第 %1 轮后提前结束，自第 %2 轮起没有改进：%3。</translation>
    </message>
    <message>
        <source>Stopped in epoch %1 after step %2 (%3). Go on with train --resume &quot;%4&quot;.</source>
        <translation>已在第 %1 轮第 %2 步后停止（%3）。用 train --resume &quot;%4&quot; 继续。</translation>
    </message>
    <message>
        <source>Stopped before training began.</source>
        <translation>在训练开始前已停止。</translation>
    </message>
    <message>
        <source>This takes about %1 of memory and no more than %2 can be had. Close other programs, or choose a smaller input size.</source>
        <translation>这约需 %1 内存，最多只有 %2 可用。请关闭其他程序，或选择更小的输入尺寸。</translation>
    </message>
    <message>
        <source>This takes about %1 of memory and no more than %2 can be had; batches of %3 would fit.</source>
        <translation>这约需 %1 内存，最多只有 %2 可用；每批 %3 张放得下。</translation>
    </message>
    <message>
        <source>The file may hold the course&apos;s network or the paper&apos;s: it was taken for %1, as the setting variant has it.</source>
        <translation>该文件可能是课程的网络，也可能是论文的网络：已按设置 variant 作为 %1 读取。</translation>
    </message>
    <message>
        <source>The file&apos;s network was trained on pictures prepared otherwise than this run&apos;s: with the settings %1.</source>
        <translation>文件中的网络训练时，图片的准备方式与本次运行不同：对应的设置为 %1。</translation>
    </message>
    <message>
        <source>The file&apos;s network was trained on pictures with the mean %1 and the deviation %2; this run has others (settings normalize.mean, normalize.std).</source>
        <translation>文件中的网络是用均值 %1、标准差 %2 的图片训练的；本次运行的设置不同（normalize.mean、normalize.std）。</translation>
    </message>
    <message>
        <source>Pictures left out one by one: %1 (data.csv names them).</source>
        <translation>逐张排除的图片：%1（data.csv 列出它们）。</translation>
    </message>
    <message>
        <source>Batch %1 instead of %2: there are %3 training pictures.</source>
        <translation>批次为 %1 而不是 %2：训练图片只有 %3 张。</translation>
    </message>
</context>
<context>
    <name>studio::ui::AboutDialog</name>
    <message>
        <source>About Inception Studio</source>
        <translation>关于 Inception Studio</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Trains GoogLeNet on your own pictures, on this machine, and shows what happens inside.</source>
        <translation>在本机上用您自己的图片训练 GoogLeNet，并展示其内部过程。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later; without any warranty.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本；不提供任何担保。</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>所用的库</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>尚未载入</translation>
    </message>
</context>
<context>
    <name>studio::ui::AccuracyPlot</name>
    <message>
        <source>guessing: %1 %</source>
        <translation>随机猜测：%1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Each epoch&apos;s validation is drawn here.</source>
        <translation>每一轮的验证结果画在这里。</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>within five answers</source>
        <translation>前五个回答内</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Accuracy, main head</source>
        <translation>准确率，主分类器</translation>
    </message>
    <message>
        <source>Accuracy on the validation and the training pictures</source>
        <translation>验证集与训练集的准确率</translation>
    </message>
    <message>
        <source>line: validation; dashed: training, varied at random</source>
        <translation>实线：验证；虚线：训练（图片经随机变化）</translation>
    </message>
</context>
<context>
    <name>studio::ui::AlikeRow</name>
    <message>
        <source>%1, %2; cosine distance %3</source>
        <translation>%1，%2；余弦距离 %3</translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation>最相似</translation>
    </message>
    <message>
        <source>By the cosine between what the network&apos;s classifier is fed: 1,024 values a picture</source>
        <translation>按网络分类器输入之间的余弦：每张图片 1,024 个值</translation>
    </message>
</context>
<context>
    <name>studio::ui::Browser</name>
    <message>
        <source>No pictures here</source>
        <translation>这里没有图片</translation>
    </message>
    <message>
        <source>No picture&apos;s name contains &quot;%1&quot;</source>
        <translation>没有名称包含“%1”的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No picture has a problem</source>
        <translation>没有图片有问题</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>已选 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in the picture viewer</source>
        <translation>用图片查看器打开</translation>
    </message>
    <message>
        <source>The pictures lie inside an IDX file</source>
        <translation>图片位于 IDX 文件内部</translation>
    </message>
    <message>
        <source>At most %1 at once</source>
        <translation>一次最多 %1 张</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message numerus="yes">
        <source>Copy path(s)</source>
        <translation>
            <numerusform>复制路径</numerusform>
        </translation>
    </message>
    <message>
        <source>The desktop has no program that opens &quot;%1&quot;.</source>
        <translation>桌面没有可以打开“%1”的程序。</translation>
    </message>
    <message>
        <source>The desktop has no program that shows the folder of &quot;%1&quot;.</source>
        <translation>桌面没有可以显示“%1”所在文件夹的程序。</translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln picture(s)</source>
        <translation>
            <numerusform>前 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>These pictures are still being looked for</source>
        <translation>这些图片还在查找中</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln picture(s) of step %1 (epoch %2)</source>
        <translation>
            <numerusform>第 %1 步（第 %2 轮）的 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln picture(s) of steps %1 to %2 (epoch %3)</source>
        <translation>
            <numerusform>第 %1 至 %2 步（第 %3 轮）的 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture is left out. The key Delete leaves the chosen ones out of training.</source>
        <translation>没有排除任何图片。按 Delete 键可将所选图片从训练中排除。</translation>
    </message>
</context>
<context>
    <name>studio::ui::BrowserTools</name>
    <message>
        <source>Find by name</source>
        <translation>按名称查找</translation>
    </message>
    <message>
        <source>Part of the name or folder (Ctrl+F)</source>
        <translation>名称或文件夹的一部分 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The split is known once all pictures were looked at</source>
        <translation>检查完全部图片后才知道划分</translation>
    </message>
    <message>
        <source>Known once all pictures were looked at</source>
        <translation>检查完全部图片后才知道</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>有问题的</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>file size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素数</translation>
    </message>
    <message>
        <source>Size of the pictures (Ctrl and wheel, Ctrl++ and Ctrl+-)</source>
        <translation>图片大小（Ctrl 加滚轮，Ctrl++ 与 Ctrl+-）</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
</context>
<context>
    <name>studio::ui::ChannelGroup</name>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Shows the strongest channels of this branch alone</source>
        <translation>只显示这个分支中最强的通道</translation>
    </message>
    <message>
        <source>Shows every channel of this branch, the strongest first</source>
        <translation>显示这个分支的所有通道，最强的在前</translation>
    </message>
</context>
<context>
    <name>studio::ui::ChosenPicture</name>
    <message>
        <source>Asking the network…</source>
        <translation>正在询问网络…</translation>
    </message>
    <message>
        <source>Where the main head looks</source>
        <translation>主分类器看哪里</translation>
    </message>
    <message>
        <source>Asking the network… %1 of %2</source>
        <translation>正在询问网络…… %1 / %2</translation>
    </message>
    <message>
        <source>Chosen picture</source>
        <translation>选中的图片</translation>
    </message>
    <message>
        <source>Where the main head looks: what speaks for a class, by Grad-CAM or by covering places of the picture</source>
        <translation>主分类器所看之处：什么支持某个类别，用 Grad-CAM 或逐处遮挡图片得出</translation>
    </message>
</context>
<context>
    <name>studio::ui::ClassFiguresModel</name>
    <message numerus="yes">
        <source>%1: %n picture(s), answered %2 times</source>
        <translation>
            <numerusform>%1：%n 张图片，被回答 %2 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the pictures answered with this class, the share that is of it.</source>
        <translation>回答为此类别的图片中，确实属于它的比例。</translation>
    </message>
    <message>
        <source>Of the pictures of this class, the share that was answered with it.</source>
        <translation>此类别的图片中，被回答为它的比例。</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation>精确率与召回率的调和平均。</translation>
    </message>
    <message>
        <source>Class, %</source>
        <translation>类别，%</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>studio::ui::ClassModel</name>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>%1: %2 pictures</source>
        <translation>%1：%2 张图片</translation>
    </message>
    <message>
        <source>%1: %2 for training, %3 for validation</source>
        <translation>%1：%2 张训练，%3 张验证</translation>
    </message>
    <message>
        <source>%1 train</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>%1 validation</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>%1: left out of the next run</source>
        <translation>%1：下次训练不使用</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>%1 val.</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>%1: being counted</source>
        <translation>%1：正在计数</translation>
    </message>
</context>
<context>
    <name>studio::ui::ClassPanel</name>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>At least two classes must stay: a network that knows one answer learns nothing. Tick another one first.</source>
        <translation>至少要保留两个类别：只有一种答案的网络学不到东西。请先勾选另一个类别。</translation>
    </message>
    <message>
        <source>Leave out of the next run</source>
        <translation>下次训练不使用</translation>
    </message>
    <message>
        <source>Use in the next run</source>
        <translation>下次训练使用</translation>
    </message>
    <message>
        <source>Use all classes</source>
        <translation>使用全部类别</translation>
    </message>
    <message>
        <source>Which classes are used is fixed while a run is going. Stop it to change them.</source>
        <translation>训练进行时类别的选择是固定的。停止训练后才能更改。</translation>
    </message>
    <message>
        <source>Which pictures validate, and how many</source>
        <translation>哪些图片用于验证，数量多少</translation>
    </message>
    <message>
        <source>The split is known once all pictures were looked at</source>
        <translation>检查完全部图片后才知道划分</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>划分…</translation>
    </message>
    <message>
        <source>Which classes there are is known once all pictures are listed.</source>
        <translation>列出全部图片之后才知道有哪些类别。</translation>
    </message>
    <message>
        <source>All of them are used.</source>
        <translation>所有类别都已使用。</translation>
    </message>
    <message>
        <source>%1 has %2 times as many pictures as %3: accuracy alone may mislead. Predictions shows the mean over classes, too; the setting Class weights makes up for it.</source>
        <translation>%1 的图片数是 %3 的 %2 倍：只看准确率可能会误导。“预测”页也显示各类别的平均；设置“类别权重”可以弥补。</translation>
    </message>
</context>
<context>
    <name>studio::ui::ComparePanel</name>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Main loss</source>
        <translation>主损失</translation>
    </message>
    <message>
        <source>Total loss</source>
        <translation>总损失</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Takes all ticks away</source>
        <translation>取消全部勾选</translation>
    </message>
    <message>
        <source>main head</source>
        <translation>主分类器</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>thin: training</source>
        <translation>细线：训练</translation>
    </message>
    <message>
        <source>Nothing is drawn there yet.</source>
        <translation>那里还没有内容。</translation>
    </message>
    <message>
        <source>Table of differences and results (CSV)…</source>
        <translation>差异与结果表（CSV）…</translation>
    </message>
    <message>
        <source>Tick two runs in the table to compare them.</source>
        <translation>在表中勾选两次运行即可比较。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the curves as a picture, or what is compared as a table</source>
        <translation>将曲线存为图片，或将比较内容存为表格</translation>
    </message>
</context>
<context>
    <name>studio::ui::ComparePlot</name>
    <message>
        <source>guessing: %1</source>
        <translation>随机猜测：%1</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1，第 %2 轮</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Curves of the runs</source>
        <translation>运行曲线</translation>
    </message>
    <message>
        <source>No epoch was done: there is nothing to draw.</source>
        <translation>没有完成任何一轮：没有可画的曲线。</translation>
    </message>
    <message>
        <source>No epoch was done: %1</source>
        <translation>没有完成任何一轮：%1</translation>
    </message>
    <message numerus="yes">
        <source>guessing, %n class(es): %1</source>
        <translation>
            <numerusform>猜测，%n 类：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Validation accuracy, main head</source>
        <translation>验证准确率，主分类器</translation>
    </message>
    <message>
        <source>Loss of the main head</source>
        <translation>主分类器的损失</translation>
    </message>
    <message>
        <source>thin: training</source>
        <translation>细线：训练</translation>
    </message>
    <message>
        <source>Total loss</source>
        <translation>总损失</translation>
    </message>
</context>
<context>
    <name>studio::ui::ConfusedPairsModel</name>
    <message numerus="yes">
        <source>%1 taken for %2: %n picture(s), %3 of those of %1</source>
        <translation>
            <numerusform>%1 被当成 %2：%n 张图片，占 %1 图片的 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the pictures of the true class</source>
        <translation>占真实类别图片的比例</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
</context>
<context>
    <name>studio::ui::ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>%1 of %2 pictures of %3 were answered with %4</source>
        <translation>%3 的 %2 张图片中有 %1 张被回答为 %4</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>studio::ui::CostBars</name>
    <message>
        <source>Multiply-adds, millions</source>
        <translation>乘加，百万</translation>
    </message>
    <message>
        <source>Parameters, thousands</source>
        <translation>参数，千</translation>
    </message>
    <message>
        <source>%1: %2 multiply-adds for one picture (%3), %4 parameters (%5)</source>
        <translation>%1：一张图片 %2 次乘加（%3），%4 个参数（%5）</translation>
    </message>
    <message>
        <source>What each module costs</source>
        <translation>各模块的开销</translation>
    </message>
    <message>
        <source>%1 total, main head</source>
        <translation>主分类器共 %1</translation>
    </message>
    <message>
        <source>Without the auxiliary heads, used only in training</source>
        <translation>不含只在训练时使用的辅助分类器</translation>
    </message>
</context>
<context>
    <name>studio::ui::DataPage</name>
    <message>
        <source>%1 pictures found</source>
        <translation>找到 %1 张图片</translation>
    </message>
    <message>
        <source>Looking for pictures</source>
        <translation>正在查找图片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
</context>
<context>
    <name>studio::ui::DescribeDialog</name>
    <message>
        <source>Name and note</source>
        <translation>名称和备注</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The run&apos;s folder stays &quot;%1&quot;.</source>
        <translation>运行文件夹仍名为“%1”。</translation>
    </message>
</context>
<context>
    <name>studio::ui::DiagramView</name>
    <message>
        <source>Diagram of the network</source>
        <translation>网络结构图</translation>
    </message>
    <message>
        <source>The inside of %1</source>
        <translation>%1 的内部</translation>
    </message>
    <message>
        <source>%1 Frozen: a training leaves it as it is.</source>
        <translation>%1 已冻结：训练不会改变它。</translation>
    </message>
</context>
<context>
    <name>studio::ui::ExportDialog</name>
    <message>
        <source>PyTorch weights</source>
        <translation>PyTorch 权重</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>TorchScript program</source>
        <translation>TorchScript 程序</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>For torch.load(weights_only=True); torchvision&apos;s variant loads into torchvision.</source>
        <translation>供 torch.load(weights_only=True) 使用；torchvision 变体可直接载入 torchvision。</translation>
    </message>
    <message>
        <source>Weights alone in a plain file that can&apos;t run anything; for Python and others.</source>
        <translation>只含权重的普通文件，不会执行任何代码；供 Python 等使用。</translation>
    </message>
    <message>
        <source>Network and weights: torch.jit.load, and LibTorch in C++, need nothing else.</source>
        <translation>网络与权重俱全：torch.jit.load 和 C++ 的 LibTorch 无需其他文件。</translation>
    </message>
    <message>
        <source>Network and weights for ONNX Runtime, OpenCV and others, without PyTorch.</source>
        <translation>网络与权重，供 ONNX Runtime、OpenCV 等使用，无需 PyTorch。</translation>
    </message>
    <message>
        <source>Weights alone</source>
        <translation>仅权重</translation>
    </message>
    <message>
        <source>Auxiliary heads</source>
        <translation>辅助分类器</translation>
    </message>
    <message>
        <source>Half precision</source>
        <translation>半精度</translation>
    </message>
    <message>
        <source>Folded batch norm</source>
        <translation>合并批归一化</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Preprocessing inside</source>
        <translation>内含预处理</translation>
    </message>
    <message>
        <source>Means nothing for %1</source>
        <translation>对 %1 没有意义</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Give the file a name first.</source>
        <translation>请先给文件起名。</translation>
    </message>
    <message>
        <source>There is no folder &quot;%1&quot;. Choose one that is there.</source>
        <translation>没有文件夹“%1”。请选择已有的文件夹。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is there already. Press Export once more to replace it.</source>
        <translation>“%1”已存在。再按一次“导出”即可替换。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>the best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>best, %1</source>
        <translation>最佳，%1</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (%2), for other programs.</source>
        <translation>“%1”（%2），供其他程序使用。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>the last so far</source>
        <translation>目前最后</translation>
    </message>
    <message>
        <source>Something is being written: wait for it, or stop it.</source>
        <translation>正在写入：请等待完成，或将其停止。</translation>
    </message>
    <message>
        <source>Which of the run&apos;s weights are written</source>
        <translation>写出运行的哪一份权重</translation>
    </message>
    <message>
        <source>Which programs can open it</source>
        <translation>哪些程序可以打开它</translation>
    </message>
    <message>
        <source>Where it is written</source>
        <translation>写到哪里</translation>
    </message>
    <message>
        <source>Choose the folder and the name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Writes the file, reads it back and compares its answers</source>
        <translation>写出文件，读回并比较其回答</translation>
    </message>
</context>
<context>
    <name>studio::ui::ExportOutcome</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Nothing is taken on trust</source>
        <translation>一切都经过核对</translation>
    </message>
    <message>
        <source>The file is written, read back by a reader of its format and run against this network on 16 pictures. It gets its name only when the answers agree; what was found is said here, with a program that opens it.</source>
        <translation>文件写出后，由该格式的读取器读回，并在 16 张图片上与本网络逐一比较。只有答案一致才会以所选名字保存；结果显示在这里，并附上打开该文件的程序。</translation>
    </message>
    <message>
        <source>Wrote &quot;%1&quot;, %2</source>
        <translation>已写入“%1”，%2</translation>
    </message>
    <message numerus="yes">
        <source>That reader knows no free batch axis: it had %n picture(s) at a time.</source>
        <translation>
            <numerusform>该读取器不支持可变批次维：每次处理 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use it from %1</source>
        <translation>在 %1 中使用</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Program that opens the file</source>
        <translation>打开该文件的程序</translation>
    </message>
</context>
<context>
    <name>studio::ui::FactSheet</name>
    <message>
        <source>Variant %1</source>
        <translation>变体 %1</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>for one picture; %1 with the auxiliary heads</source>
        <translation>每张图片；含辅助分类器共 %1</translation>
    </message>
    <message>
        <source>for one picture</source>
        <translation>每张图片</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>它的用途</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>%1 of all</source>
        <translation>占全部的 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>占 %2 的 %1</translation>
    </message>
    <message>
        <source>Name in files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>mult-adds</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>main head</source>
        <translation>主分类器</translation>
    </message>
    <message>
        <source>What the 1×1 reduction saves</source>
        <translation>1×1 降维节省多少</translation>
    </message>
    <message>
        <source>branch %1: %2</source>
        <translation>分支 %1：%2</translation>
    </message>
    <message>
        <source>%1 branch</source>
        <translation>%1 分支</translation>
    </message>
    <message>
        <source>%1 times fewer</source>
        <translation>减少到 1/%1</translation>
    </message>
    <message>
        <source>%1 M without</source>
        <translation>不降维 %1 M</translation>
    </message>
    <message>
        <source>%1 M with</source>
        <translation>降维 %1 M</translation>
    </message>
    <message>
        <source>Without the 1×1 reduction</source>
        <translation>如果没有 1×1 降维</translation>
    </message>
    <message>
        <source>A %1 convolution straight from %2 to %3 channels would cost</source>
        <translation>直接用 %1 卷积从 %2 个通道到 %3 个通道，需要</translation>
    </message>
    <message>
        <source>without</source>
        <translation>不降维</translation>
    </message>
    <message>
        <source>with</source>
        <translation>降维</translation>
    </message>
    <message>
        <source>%1 times fewer of both</source>
        <translation>两者都减少到 1/%1</translation>
    </message>
    <message>
        <source>%1 times fewer parameters, %2 times fewer multiply-adds</source>
        <translation>参数减少到 1/%1，乘加减少到 1/%2</translation>
    </message>
    <message>
        <source>%1 with the auxiliary heads, used only in training</source>
        <translation>含只在训练时使用的辅助分类器共 %1</translation>
    </message>
    <message>
        <source>Whole module: %1 M multiply-adds, not %2 M (%3 times fewer); %4 parameters, not %5 (%6 times fewer).</source>
        <translation>整个模块：乘加 %1 M，而非 %2 M（减至 1/%3）；参数 %4，而非 %5（减至 1/%6）。</translation>
    </message>
    <message>
        <source>Each value sees %1</source>
        <translation>每个值的感受野：%1</translation>
    </message>
</context>
<context>
    <name>studio::ui::FactsPanel</name>
    <message>
        <source>Choose a run to see its facts; tick runs to compare them.</source>
        <translation>选择一次运行查看详情；勾选多次运行进行比较。</translation>
    </message>
    <message>
        <source>Tick another run to compare it with this one.</source>
        <translation>再勾选一次运行，与此运行比较。</translation>
    </message>
    <message>
        <source>Data and settings of these runs are the same.</source>
        <translation>这些运行的数据和设置相同。</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>This folder can&apos;t be read as a run: %1. It can be moved to the wastebasket.</source>
        <translation>无法将此文件夹作为运行读取：%1。可以将其移到回收站。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Best, validation</source>
        <translation>最佳（验证）</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 for training, %2 for validation</source>
        <translation>训练 %1，验证 %2</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Parameters in training</source>
        <translation>训练时的参数量</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n thread(s)</source>
        <translation>
            <numerusform>%1，%2，%n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>An epoch</source>
        <translation>每轮用时</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Facts of the chosen runs</source>
        <translation>所选运行的详情</translation>
    </message>
    <message>
        <source>Their pictures are not the same: no result is marked as the best.</source>
        <translation>它们所用的图片不同：不标出最佳结果。</translation>
    </message>
</context>
<context>
    <name>studio::ui::FilterBar</name>
    <message>
        <source>confident mistakes</source>
        <translation>高置信错误</translation>
    </message>
    <message>
        <source>least certain</source>
        <translation>最不确定</translation>
    </message>
    <message>
        <source>largest loss</source>
        <translation>损失最大</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show only right or wrong answers, one class, or a range of confidence</source>
        <translation>只显示正确或错误的回答、某个类别或某段置信度</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>图片顺序</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>under 50 %</source>
        <translation>低于 50 %</translation>
    </message>
    <message>
        <source>over 90 %</source>
        <translation>高于 90 %</translation>
    </message>
    <message>
        <source>Right and wrong</source>
        <translation>正确与错误</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Any confidence</source>
        <translation>任意置信度</translation>
    </message>
    <message>
        <source>Confidence under 50 %</source>
        <translation>置信度低于 50 %</translation>
    </message>
    <message>
        <source>Confidence over 90 %</source>
        <translation>置信度高于 90 %</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>任意类别</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>most certain</source>
        <translation>最确定</translation>
    </message>
    <message>
        <source>There are no answers yet.</source>
        <translation>还没有回答。</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>studio::ui::FilterChip</name>
    <message>
        <source>Take this filter off</source>
        <translation>移除此筛选</translation>
    </message>
</context>
<context>
    <name>studio::ui::FindBox</name>
    <message>
        <source>This network has no module and no layer of that name. They are called 4a, 4a/3x3, pool2, aux1/fc1 and so on.</source>
        <translation>这个网络没有叫这个名字的模块或层。名称形如 4a、4a/3x3、pool2、aux1/fc1。</translation>
    </message>
    <message>
        <source>A module or layer: 4a, 4a/3x3, pool2, aux1/fc1</source>
        <translation>模块或层：4a、4a/3x3、pool2、aux1/fc1</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找层</translation>
    </message>
</context>
<context>
    <name>studio::ui::FinderLegend</name>
    <message>
        <source>each batch</source>
        <translation>每个批次</translation>
    </message>
    <message>
        <source>averaged</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Lines of the plot: %1</source>
        <translation>图中的线：%1</translation>
    </message>
</context>
<context>
    <name>studio::ui::FinderPlot</name>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>loss, averaged</source>
        <translation>平均损失</translation>
    </message>
    <message>
        <source>of the batch</source>
        <translation>本批</translation>
    </message>
    <message>
        <source>Loss over the learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <source>The curve appears with the first step.</source>
        <translation>第一步之后出现曲线。</translation>
    </message>
</context>
<context>
    <name>studio::ui::FirstStart</name>
    <message>
        <source>Train a GoogLeNet on your own pictures, and see inside it.</source>
        <translation>用自己的图片训练 GoogLeNet，并看清它的内部。</translation>
    </message>
    <message>
        <source>Everything stays on this machine. A folder or file can also be dropped anywhere on the window.</source>
        <translation>一切都留在本机。也可以把文件夹或文件拖到窗口任意位置。</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试试示例</translation>
    </message>
    <message>
        <source>About 600 pictures, drawn by the program in very different sizes. Two clicks to moving curves.</source>
        <translation>约 600 张由程序绘制、大小各异的图片。点两下即可看到曲线变化。</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>One folder per class, or train and val folders, or a CSV list. Nothing in it is changed.</source>
        <translation>每个类别一个文件夹，或 train 与 val 文件夹，或 CSV 列表。不会改动其中任何内容。</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open a run or checkpoint</source>
        <translation>打开运行或检查点</translation>
    </message>
    <message>
        <source>Open run…</source>
        <translation>打开运行…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
    <message>
        <source>Open a CSV list of pictures and classes, or IDX files</source>
        <translation>打开图片与类别的 CSV 列表，或 IDX 文件</translation>
    </message>
    <message>
        <source>Open a list of pictures</source>
        <translation>打开图片列表</translation>
    </message>
    <message>
        <source>Look at its curves, predict with it, export it, or go on training where it stopped.</source>
        <translation>查看曲线、用它预测、导出它，或从停下处继续训练。</translation>
    </message>
    <message>
        <source>The list was cleared</source>
        <translation>列表已清空</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Brings the list back</source>
        <translation>恢复列表</translation>
    </message>
    <message>
        <source>Forgets what was opened; nothing on disk is changed</source>
        <translation>忘记打开过的内容；磁盘上的文件不会改变</translation>
    </message>
</context>
<context>
    <name>studio::ui::HeadBars</name>
    <message>
        <source>%1: %2 %3 %</source>
        <translation>%1：%2 %3 %</translation>
    </message>
</context>
<context>
    <name>studio::ui::HeadNotice</name>
    <message>
        <source>Its learning rate is tiny: try 0.001.</source>
        <translation>学习率过小：请试 0.001。</translation>
    </message>
    <message>
        <source>Try half the learning rate.</source>
        <translation>请把学习率减半再试。</translation>
    </message>
    <message>
        <source>If it goes on, stop.</source>
        <translation>若一直如此，请停止。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is learned yet: every head has stayed at the loss of guessing (%1) for %n epoch(s).</source>
        <translation>
            <numerusform>还没有学到东西：所有分类器的损失已连续 %n 轮停在随机猜测（%1）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 at the loss of guessing (%1) for %n epoch(s) while the others learn. A head that stays there learns nothing.</source>
        <translation>
            <numerusform>%2已连续 %n 轮停在随机猜测的损失（%1），而其他分类器在进步。停在那里就没有在学习。</numerusform>
        </translation>
    </message>
    <message>
        <source>Since epoch %1 the main head&apos;s training loss fell from %2 to %3 while its validation loss rose from %4 to %5: the network learns the training pictures by heart.</source>
        <translation>自第 %1 轮以来，主分类器的训练损失从 %2 降到 %3，而验证损失从 %4 升到 %5：网络在死记训练图片（过拟合）。</translation>
    </message>
    <message>
        <source>best.pth is of epoch %1.</source>
        <translation>best.pth 是第 %1 轮的权重。</translation>
    </message>
    <message>
        <source>What helps: fewer epochs or an early stop, more pictures, stronger augmentation, more weight decay, starting from weights.</source>
        <translation>可尝试：减少轮数或提前停止、更多图片、更强的数据增强、更大的权重衰减、从已有权重开始。</translation>
    </message>
</context>
<context>
    <name>studio::ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>studio::ui::Inspector</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>What the network is fed</source>
        <translation>网络看到的输入</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>换一批</translation>
    </message>
    <message>
        <source>The crops of the next nine epochs</source>
        <translation>接下来九轮的裁剪</translation>
    </message>
    <message>
        <source>Chosen picture</source>
        <translation>选中的图片</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>请选择图片</translation>
    </message>
    <message>
        <source>nothing: it is not of this data set</source>
        <translation>不使用：不属于此数据集</translation>
    </message>
    <message>
        <source>nothing: its class is left out</source>
        <translation>不使用：其类别未选用</translation>
    </message>
    <message>
        <source>nothing: the file is left out</source>
        <translation>不使用：文件有问题</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>nothing: you left it out</source>
        <translation>不使用：已被您排除</translation>
    </message>
</context>
<context>
    <name>studio::ui::InterruptedRuns</name>
    <message>
        <source>Ended without saying goodbye</source>
        <translation>不告而别的运行</translation>
    </message>
    <message>
        <source>epoch %1 of %2, begun %3</source>
        <translation>第 %1 轮（共 %2 轮），%3 开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Goes on from its last checkpoint, and ends as if it never had been interrupted</source>
        <translation>从最后一个检查点继续，结果与从未中断过一样</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Opens it: its curves, and what its weights say of pictures</source>
        <translation>打开它：查看曲线，以及它的权重对图片的判断</translation>
    </message>
    <message>
        <source>Leave it; it stays on the Runs page and is not offered here again</source>
        <translation>保持原样；它仍在“运行记录”页中，不再在这里提供</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持原样</translation>
    </message>
</context>
<context>
    <name>studio::ui::LegendButton</name>
    <message>
        <source>Show or hide %1</source>
        <translation>显示或隐藏%1</translation>
    </message>
</context>
<context>
    <name>studio::ui::LossPlot</name>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>guessing: ln %1 = %2</source>
        <translation>随机猜测：ln %1 = %2</translation>
    </message>
    <message>
        <source>best, epoch %1</source>
        <translation>最佳，第 %1 轮</translation>
    </message>
    <message>
        <source>The losses of the three heads appear here with the first batch.</source>
        <translation>第一批训练后，三个分类器的损失会显示在这里。</translation>
    </message>
    <message>
        <source>step %1, epoch %2</source>
        <translation>第 %1 步，第 %2 轮</translation>
    </message>
    <message>
        <source>The run is being prepared: its first batch draws the first points.</source>
        <translation>运行正在准备：第一批训练后会画出第一个点。</translation>
    </message>
    <message>
        <source>Loss, cross-entropy</source>
        <translation>损失（交叉熵）</translation>
    </message>
    <message>
        <source>The run ended before its first batch was done: it has no losses.</source>
        <translation>运行在第一批完成之前就结束了：没有损失可画。</translation>
    </message>
</context>
<context>
    <name>studio::ui::LossToolBar</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>How many of the last steps a line averages: 0 shows them as measured</source>
        <translation>曲线平均最近多少步：0 为实测值</translation>
    </message>
    <message>
        <source>Ignore outliers</source>
        <translation>忽略离群点</translation>
    </message>
    <message>
        <source>Values far above the others become arrows at the top edge instead of squeezing the rest</source>
        <translation>远高于其他的值在上边缘画成箭头，不压缩其余部分</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Logarithmic loss axis: the same factor is the same height everywhere</source>
        <translation>对数损失轴：相同倍数处处等高</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Nothing is drawn there yet.</source>
        <translation>那里还没有内容。</translation>
    </message>
    <message>
        <source>Save a plot as a picture, or its values</source>
        <translation>将图表保存为图片，或保存其数值</translation>
    </message>
</context>
<context>
    <name>studio::ui::MainWindow</name>
    <message>
        <source>Open a folder of pictures</source>
        <translation>打开图片文件夹</translation>
    </message>
    <message>
        <source>Checkpoint or run</source>
        <translation>检查点或运行</translation>
    </message>
    <message>
        <source>Open a run (its run.json) or a checkpoint</source>
        <translation>打开运行（其 run.json）或检查点</translation>
    </message>
    <message>
        <source>What was learned is kept either way, and the run can go on later.</source>
        <translation>无论如何已学到的都会保留，之后可以继续。</translation>
    </message>
    <message>
        <source>Close after the next checkpoint</source>
        <translation>保存下一个检查点后关闭</translation>
    </message>
    <message>
        <source>Stop now and close</source>
        <translation>立即停止并关闭</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>%1 - Inception Studio</source>
        <comment>window title</comment>
        <translation>%1 - Inception Studio</translation>
    </message>
    <message>
        <source>There are no weights to predict with yet. Train first, or open a run or checkpoint.</source>
        <translation>还没有可用于预测的权重。请先训练，或打开一个运行或检查点。</translation>
    </message>
    <message numerus="yes">
        <source>Drop to ask the network about %Ln picture(s)</source>
        <translation>
            <numerusform>松开即可让网络判断这 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to open the checkpoint &quot;%1&quot;</source>
        <translation>松开即可打开检查点“%1”</translation>
    </message>
    <message>
        <source>Drop to open the run &quot;%1&quot;</source>
        <translation>松开即可打开运行“%1”</translation>
    </message>
    <message>
        <source>Drop to open the pictures in &quot;%1&quot;</source>
        <translation>松开即可打开“%1”中的图片</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln thing(s) dropped, only &quot;%1&quot; was opened: one data set or run at a time.</source>
        <translation>
            <numerusform>拖入了 %Ln 项，只打开了“%1”：一次只能打开一个数据集或运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is under way</source>
        <translation>运行尚未结束</translation>
    </message>
    <message>
        <source>Close while the run is under way?</source>
        <translation>运行尚未结束，要关闭吗？</translation>
    </message>
    <message>
        <source>Leave it paused</source>
        <translation>保持暂停</translation>
    </message>
    <message>
        <source>Wrote &quot;%1&quot;.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>Lists of pictures, path and class in a row</source>
        <translation>图片列表，每行一个路径和类别</translation>
    </message>
    <message>
        <source>IDX files</source>
        <translation>IDX 文件</translation>
    </message>
    <message>
        <source>Open a list of pictures</source>
        <translation>打开图片列表</translation>
    </message>
    <message>
        <source>Drop to ask the network about the pictures in &quot;%1&quot;</source>
        <translation>松开即让网络判断“%1”中的图片</translation>
    </message>
    <message>
        <source>Drop to open &quot;%1&quot;</source>
        <translation>松开即打开“%1”</translation>
    </message>
    <message>
        <source>The clipboard holds neither a picture nor files. Copy a picture, or files in the file manager, and paste again.</source>
        <translation>剪贴板中既没有图片也没有文件。请复制一张图片，或在文件管理器中复制文件，然后再次粘贴。</translation>
    </message>
    <message>
        <source>The picture that was pasted or dropped could not be read. Save it as a file and open that.</source>
        <translation>粘贴或拖入的图片无法读取。请将其保存为文件，然后打开该文件。</translation>
    </message>
    <message>
        <source>Continue, close after the next checkpoint</source>
        <translation>继续，到下一个检查点后关闭</translation>
    </message>
</context>
<context>
    <name>studio::ui::MapLegend</name>
    <message>
        <source>Blue speaks for the class more than for the mean of all classes, red less; strongest is the largest absolute value</source>
        <translation>蓝色表示比各类别的平均更支持该类别，红色表示更不支持；绝对值越大颜色越浓</translation>
    </message>
    <message>
        <source>%4: mean %1 + bias %2 = %3 above mean logit</source>
        <translation>%4：均值 %1 + 偏置 %2 = %3，高出平均 logit</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>%1 (answer)</source>
        <translation>%1（回答）</translation>
    </message>
    <message>
        <source>%1 (truth)</source>
        <translation>%1（真实）</translation>
    </message>
    <message>
        <source>%1: what speaks for it in %2, logit %3</source>
        <translation>%1：%2 中支持它的部分，logit %3</translation>
    </message>
    <message>
        <source>%1 %2; what a grey patch takes, %3 × %3 px, every %4 px</source>
        <translation>%1 %2；%3 × %3 像素的灰块（每 %4 像素一处）遮去的概率</translation>
    </message>
    <message>
        <source>How the map is made</source>
        <translation>图的得出方式</translation>
    </message>
    <message>
        <source>Grad-CAM: which places of a module&apos;s output the class&apos;s logit grows with, by its gradient (Selvaraju et al., 2017); of 5b it is the class activation map (Zhou et al., 2016).
Occlusion: how much probability the class loses while a patch of the mean colour covers a place of the picture (Zeiler and Fergus, 2014); it takes some seconds.</source>
        <translation>Grad-CAM：由梯度得知，模块输出的哪些位置使该类别的 logit 增大（Selvaraju 等，2017）；对 5b 即类别激活图（Zhou 等，2016）。
遮挡：用均值颜色的方块遮住图片某处时，该类别失去多少概率（Zeiler 与 Fergus，2014）；需要几秒钟。</translation>
    </message>
    <message>
        <source>Module that is looked at</source>
        <translation>所看的模块</translation>
    </message>
    <message>
        <source>Early modules see fine places and little of the whole; the last one is nearest to the answer</source>
        <translation>靠前的模块看得细致而不见整体；最后一个最接近回答</translation>
    </message>
    <message>
        <source>Class of the map</source>
        <translation>图所针对的类别</translation>
    </message>
    <message>
        <source>For which class the map is: the one answered, the true one, or any other</source>
        <translation>图针对哪个类别：回答的、真实的，或任何其他类别</translation>
    </message>
    <message>
        <source>Blue: covered, the class loses probability; red: it gains. Strongest is the largest absolute value</source>
        <translation>蓝色：遮住后该类别的概率下降；红色：上升。绝对值最大处颜色最深</translation>
    </message>
    <message>
        <source>Blue speaks for the class; what speaks against it is left out. Strongest is the largest value</source>
        <translation>蓝色支持该类别；反对的部分已略去。值最大处颜色最深</translation>
    </message>
</context>
<context>
    <name>studio::ui::MapPanel</name>
    <message>
        <source>Looked at %1 of %2 pictures</source>
        <translation>已看过 %2 张图片中的 %1 张</translation>
    </message>
    <message>
        <source>Laying the points out</source>
        <translation>正在排布各点</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Make the map</source>
        <translation>生成地图</translation>
    </message>
    <message>
        <source>The network looks at the pictures once more, then they are laid out: alike ones near one another.</source>
        <translation>网络再看一遍这些图片，然后排布：相似的图片彼此靠近。</translation>
    </message>
    <message>
        <source>The map could not be made.</source>
        <translation>无法生成地图。</translation>
    </message>
    <message numerus="yes">
        <source>A map needs answers on at least %n picture(s).</source>
        <translation>
            <numerusform>地图至少需要 %n 张图片的回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>While a run is going its answers change after each epoch: a map of the present ones is made when you ask for it.</source>
        <translation>运行进行时，每轮之后回答都会改变：需要时可按目前的回答生成地图。</translation>
    </message>
    <message>
        <source>There is no map of these answers yet.</source>
        <translation>这些回答还没有地图。</translation>
    </message>
    <message>
        <source>Each point is a picture; near points look alike to the network (1,024 values before the classifier, t-SNE); distances between far groups mean little.</source>
        <translation>每个点是一张图片；网络认为相似的点彼此靠近（分类器之前的 1,024 个值，t-SNE）；相距很远的群组之间的距离意义不大。</translation>
    </message>
    <message>
        <source>Each point is a picture; near points look alike to the network (1,024 values before the classifier, their first two principal components: too many pictures for t-SNE).</source>
        <translation>每个点是一张图片；网络认为相似的点彼此靠近（分类器之前的 1,024 个值的前两个主成分：图片太多，不适合 t-SNE）。</translation>
    </message>
    <message>
        <source>Of %1 pictures %2 are on the map, evenly picked.</source>
        <translation>%1 张图片中均匀选取了 %2 张放在地图上。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be read, or give no feature.</source>
        <translation>
            <numerusform>%n 张图片无法读取，或没有特征。</numerusform>
        </translation>
    </message>
    <message>
        <source>truth: %1</source>
        <translation>真实类别：%1</translation>
    </message>
    <message>
        <source>answer: %1</source>
        <translation>回答：%1</translation>
    </message>
    <message>
        <source>Stop making the map</source>
        <translation>停止生成地图</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the map</source>
        <translation>地图的进度</translation>
    </message>
    <message>
        <source>Classes on the map</source>
        <translation>地图上的类别</translation>
    </message>
    <message>
        <source>Points have the colour and shape of their class, or where it is not known of the answer; a red cross is a wrong answer.</source>
        <translation>点的颜色和形状表示其类别，类别未知时表示回答；红叉是错误的回答。</translation>
    </message>
    <message>
        <source>Drag around points to see just those; the wheel zooms, a double click shows all. Arrows walk, Space picks the twelve around, Escape lets go; +, − and 0 zoom.</source>
        <translation>拖动圈住一些点，即只看这些图片；滚轮缩放，双击显示全部。方向键移动，空格选取周围十二个点，Esc 取消选取；+、− 和 0 缩放。</translation>
    </message>
    <message>
        <source>It is of earlier weights of the run.</source>
        <translation>它属于本次运行较早的权重。</translation>
    </message>
    <message>
        <source>Make it anew</source>
        <translation>重新制作</translation>
    </message>
    <message>
        <source>Of the present answers: the network looks at the pictures once more</source>
        <translation>按当前的回答：网络会再看一遍这些图片</translation>
    </message>
</context>
<context>
    <name>studio::ui::MatrixPanel</name>
    <message>
        <source>There are no answers on pictures with a known class yet.</source>
        <translation>还没有已知类别图片的回答。</translation>
    </message>
    <message>
        <source>There are no answers yet.</source>
        <translation>还没有回答。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) with a known class. A click on a cell shows its pictures.</source>
        <translation>
            <numerusform>%n 张已知类别的图片。点击单元格显示其图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>The confusion matrix appears here as soon as the network has been asked about pictures whose class is known: after a run, or with the weights of one.</source>
        <translation>网络回答过已知类别的图片后，混淆矩阵会显示在这里：训练之后，或使用某次运行的权重。</translation>
    </message>
    <message>
        <source>%1 of %2, %3 %</source>
        <translation>%1 / %2，%3 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Right, first answer</source>
        <translation>首选正确</translation>
    </message>
    <message>
        <source>Right within five answers</source>
        <translation>前五含正确</translation>
    </message>
    <message>
        <source>Loss, main head</source>
        <translation>损失，主分类器</translation>
    </message>
    <message>
        <source>Figures of every class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>Saves the counts of the matrix as CSV</source>
        <translation>将矩阵的计数存为 CSV</translation>
    </message>
    <message>
        <source>Saves precision, recall and F1 of every class as CSV</source>
        <translation>将每个类别的精确率、召回率和 F1 存为 CSV</translation>
    </message>
    <message>
        <source>Saves every picture&apos;s answers of the three heads as CSV</source>
        <translation>将三个分类头对每张图片的回答存为 CSV</translation>
    </message>
    <message>
        <source>Save the matrix, the figures of every class or the answers as CSV</source>
        <translation>将矩阵、各类别的指标或回答存为 CSV</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>存为 CSV</translation>
    </message>
    <message>
        <source>Confusion matrix…</source>
        <translation>混淆矩阵…</translation>
    </message>
    <message>
        <source>Figures of every class…</source>
        <translation>各类别的指标…</translation>
    </message>
    <message>
        <source>Answers…</source>
        <translation>回答…</translation>
    </message>
    <message>
        <source>recall %1, F1 %2</source>
        <translation>召回率 %1，F1 %2</translation>
    </message>
    <message>
        <source>No picture was answered wrongly.</source>
        <translation>没有图片被回答错。</translation>
    </message>
    <message>
        <source>What is confused most comes first. A click on a row shows its pictures.</source>
        <translation>最常混淆的排在最前。点击一行显示其图片。</translation>
    </message>
    <message>
        <source>Which classes are taken for which: as a matrix of counts or per cent, or as a list of pairs</source>
        <translation>哪些类别被当成哪些类别：以计数或百分比的矩阵显示，或以类别对的列表显示</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>类别对</translation>
    </message>
    <message>
        <source>Mean over classes</source>
        <translation>各类别平均</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Macro recall, also called balanced accuracy, and macro F1: means over the classes that have pictures, each counting the same. The share of right answers is mostly that of the classes with many pictures. A run with the setting Class weights learns them all alike.</source>
        <translation>宏平均召回率（也称平衡准确率）和宏平均 F1：对有图片的类别取平均，每个类别权重相同。正确回答的比例主要取决于图片多的类别。设置了“类别权重”的运行会同等地学习所有类别。</translation>
    </message>
    <message>
        <source>Map of the pictures</source>
        <translation>图片地图</translation>
    </message>
    <message>
        <source>Which pictures are alike to the network</source>
        <translation>网络认为哪些图片相似</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>studio::ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>studio::ui::Minimap</name>
    <message>
        <source>Overview of the network</source>
        <translation>网络总览</translation>
    </message>
    <message>
        <source>Overview: click a module to open it</source>
        <translation>总览：点击模块即可打开</translation>
    </message>
    <message>
        <source>Overview: click where you want to look</source>
        <translation>概览：点击要查看的位置</translation>
    </message>
</context>
<context>
    <name>studio::ui::NetworkBar</name>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>It can&apos;t become larger.</source>
        <translation>不能再放大了。</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>All of it is visible already.</source>
        <translation>已经全部可见。</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Another size…</source>
        <translation>其他尺寸…</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Side of the square the network sees, in pixels:</source>
        <translation>网络看到的正方形的边长（像素）：</translation>
    </message>
    <message>
        <source>Picture, PNG…</source>
        <translation>图片，PNG…</translation>
    </message>
    <message>
        <source>Drawing, SVG…</source>
        <translation>矢量图，SVG…</translation>
    </message>
    <message>
        <source>Back to the whole network (Esc)</source>
        <translation>返回整个网络 (Esc)</translation>
    </message>
    <message>
        <source>Esc goes back</source>
        <translation>按 Esc 返回</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>%1, %2 px</source>
        <translation>%1，%2 像素</translation>
    </message>
    <message>
        <source>Variant and input size</source>
        <translation>变体和输入尺寸</translation>
    </message>
    <message>
        <source>A run has one network: variant and input size are fixed while it is going. Stop it to change them.</source>
        <translation>一次运行只有一个网络：运行期间变体和输入尺寸不能改变。要更改请先停止。</translation>
    </message>
    <message>
        <source>Which published network, and the side of its input. The next run trains it.</source>
        <translation>选择哪个已发布的网络，以及输入的边长。下一次运行将训练它。</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>by channels</source>
        <translation>按通道数</translation>
    </message>
    <message>
        <source>by multiply-adds</source>
        <translation>按乘加</translation>
    </message>
    <message>
        <source>What the height of the lanes shows</source>
        <translation>各条通道的高度表示什么</translation>
    </message>
    <message>
        <source>Write each head&apos;s training loss where it hangs</source>
        <translation>在每个分类器处显示它的训练损失</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save what is shown as a picture</source>
        <translation>把显示的内容保存为图片</translation>
    </message>
</context>
<context>
    <name>studio::ui::NetworkPage</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es), from %1</source>
        <translation>
            <numerusform>%n 个类别，来自 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 classes, as published for ImageNet, until a data set is open</source>
        <translation>打开数据集之前，按 ImageNet 的 %1 个类别</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Fixed while a run is going. Stop it to change it.</source>
        <translation>运行期间固定。停止后才能更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es), those of the run</source>
        <translation>
            <numerusform>%n 个类别，与该运行相同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ui::Notice</name>
    <message>
        <source>Opening another place: %1 pictures found</source>
        <translation>正在打开另一处：已找到 %1 张图片</translation>
    </message>
    <message>
        <source>Opening another place</source>
        <translation>正在打开另一处</translation>
    </message>
    <message>
        <source>Looking at every picture: %1 of %2</source>
        <translation>正在检查每张图片：%1 / %2</translation>
    </message>
    <message>
        <source>Looking at every picture</source>
        <translation>正在检查每张图片</translation>
    </message>
    <message>
        <source>Not every picture was looked at, so problems and split are not known. Start reads what it needs by itself.</source>
        <translation>图片没有全部检查，因此问题和划分尚不知道。“开始”会自行读取所需内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>What was looked at is kept; it can go on later</source>
        <translation>已检查的部分会保留，以后可以继续</translation>
    </message>
    <message>
        <source>Looking for pictures: %1 found</source>
        <translation>正在查找图片：已找到 %1 张</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) taken back into training.</source>
        <translation>
            <numerusform>已将 %n 张图片收回到训练中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out of training by you.</source>
        <translation>
            <numerusform>您从训练中排除了 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>全部收回</translation>
    </message>
    <message>
        <source>Leave them out again</source>
        <translation>重新排除</translation>
    </message>
</context>
<context>
    <name>studio::ui::PairList</name>
    <message>
        <source>Confused classes</source>
        <translation>混淆的类别</translation>
    </message>
</context>
<context>
    <name>studio::ui::PartPanel</name>
    <message>
        <source>whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>There is nothing before it.</source>
        <translation>前面没有了。</translation>
    </message>
    <message>
        <source>There is nothing after it.</source>
        <translation>后面没有了。</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>上一个部分</translation>
    </message>
    <message>
        <source>Part after</source>
        <translation>下一个部分</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>回车</translation>
    </message>
    <message>
        <source>The next training changes all weights again</source>
        <translation>下一次训练重新更新所有权重</translation>
    </message>
    <message>
        <source>The next training leaves this module and all before it as they are, batch norm&apos;s statistics, too</source>
        <translation>下一次训练保持此模块及其之前的所有模块不变，包括批归一化的统计量</translation>
    </message>
    <message>
        <source>Frozen, hatched in the diagram: all up to %1.</source>
        <translation>已冻结（图中斜线部分）：到 %1 为止。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>它看到什么</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Shows the inside of %1</source>
        <translation>显示 %1 的内部</translation>
    </message>
    <message>
        <source>Unfreeze all</source>
        <translation>全部解冻</translation>
    </message>
    <message>
        <source>Freeze to %1</source>
        <translation>冻结到 %1</translation>
    </message>
</context>
<context>
    <name>studio::ui::PictureModel</name>
    <message>
        <source>Left out of training</source>
        <translation>已从训练中排除</translation>
    </message>
</context>
<context>
    <name>studio::ui::PicturePanel</name>
    <message>
        <source>Choose a picture: it appears here with the answers of all three heads.</source>
        <translation>选择一张图片：它会与三个分类器的回答一起显示在这里。</translation>
    </message>
    <message>
        <source>What the three heads say</source>
        <translation>三个分类器的回答</translation>
    </message>
    <message>
        <source>probability, %</source>
        <translation>概率，%</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>This picture is not a file of its own.</source>
        <translation>此图片不是单独的文件。</translation>
    </message>
    <message>
        <source>No picture is chosen.</source>
        <translation>未选择图片。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %, and that is right</source>
        <translation>%1 %，正确</translation>
    </message>
    <message>
        <source>%1 %, the picture is in %2</source>
        <translation>%1 %，图片属于 %2</translation>
    </message>
    <message>
        <source>after 4a</source>
        <translation>4a 之后</translation>
    </message>
    <message>
        <source>after 4d</source>
        <translation>4d 之后</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>最终回答</translation>
    </message>
    <message>
        <source>Show in Data</source>
        <translation>在数据页显示</translation>
    </message>
    <message>
        <source>The page Data, with this picture chosen</source>
        <translation>打开数据页并选中此图片</translation>
    </message>
    <message>
        <source>This picture is not one of the open data set.</source>
        <translation>此图片不属于打开的数据集。</translation>
    </message>
    <message>
        <source>The desktop has no program that shows the folder of &quot;%1&quot;.</source>
        <translation>桌面没有可以显示“%1”所在文件夹的程序。</translation>
    </message>
</context>
<context>
    <name>studio::ui::PicturePicker</name>
    <message>
        <source>Another validation picture</source>
        <translation>另一张验证图片</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>studio::ui::PointMap</name>
    <message>
        <source>Map of the pictures</source>
        <translation>图片地图</translation>
    </message>
</context>
<context>
    <name>studio::ui::PredictionModel</name>
    <message>
        <source>%1, %2 %</source>
        <translation>%1，%2 %</translation>
    </message>
    <message>
        <source>%1, %2 %, right</source>
        <translation>%1，%2 %，正确</translation>
    </message>
    <message>
        <source>%1, %2 %, wrong: the picture is in %3</source>
        <translation>%1，%2 %，错误：图片属于 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>实为 %1</translation>
    </message>
</context>
<context>
    <name>studio::ui::PredictionStrip</name>
    <message>
        <source>%1, %2 %, right</source>
        <translation>%1，%2 %，正确</translation>
    </message>
    <message>
        <source>%1, %2 %, wrong: it is %3</source>
        <translation>%1，%2 %，错误：实为 %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>实为 %1</translation>
    </message>
    <message>
        <source>A click chooses another picture for this place.</source>
        <translation>点击可为此位置另选一张图片。</translation>
    </message>
</context>
<context>
    <name>studio::ui::PredictionsPage</name>
    <message>
        <source>Save the confusion matrix</source>
        <translation>保存混淆矩阵</translation>
    </message>
    <message>
        <source>Save the answers</source>
        <translation>保存回答</translation>
    </message>
    <message>
        <source>The network is being asked about the pictures…</source>
        <translation>正在让网络判断图片…</translation>
    </message>
    <message>
        <source>The pictures appear here with the network&apos;s answers after the first epoch.</source>
        <translation>第一轮之后，图片会与网络的回答一起显示在这里。</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Pictures with answers</source>
        <translation>带回答的图片</translation>
    </message>
    <message>
        <source>Stop asking; the answers shown before stay</source>
        <translation>停止识别；之前显示的回答保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be read and have no answer. %1</source>
        <translation>
            <numerusform>%n 张图片无法读取，没有回答。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked about %1 of %2 pictures</source>
        <translation>已询问 %2 张图片中的 %1 张</translation>
    </message>
    <message>
        <source>No picture passes these filters</source>
        <translation>没有图片符合这些筛选</translation>
    </message>
    <message>
        <source>Take all filters off</source>
        <translation>移除全部筛选</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>还没有回答</translation>
    </message>
    <message>
        <source>The network could not be asked</source>
        <translation>无法让网络判断</translation>
    </message>
    <message>
        <source>The validation pictures, the confusion matrix and what the three heads say of each picture appear here: train, or open a run or a checkpoint.</source>
        <translation>验证图片、混淆矩阵以及三个分类器对每张图片的回答会显示在这里：请训练，或打开运行或检查点。</translation>
    </message>
    <message>
        <source>Go to Training</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Open a run or checkpoint…</source>
        <translation>打开运行或检查点…</translation>
    </message>
    <message>
        <source>%1; older answers are shown</source>
        <translation>%1；所示为先前的回答</translation>
    </message>
    <message>
        <source>Save the figures of every class</source>
        <translation>保存每个类别的指标</translation>
    </message>
    <message>
        <source>The weights list the data&apos;s classes in another order: they were matched by name.</source>
        <translation>权重中的类别顺序与数据不同：已按名称对应。</translation>
    </message>
    <message>
        <source>The file of the weights does not name its classes: they were taken in the order of the data&apos;s.</source>
        <translation>权重文件没有写明类别名称：已按数据的顺序对应。</translation>
    </message>
    <message>
        <source>The weights do not know all of the data&apos;s classes: pictures of the others count neither as right nor as wrong.</source>
        <translation>权重不认识数据中的全部类别：其余类别的图片不计为对，也不计为错。</translation>
    </message>
    <message>
        <source>The weights know none of the data&apos;s classes by name: their answers can be neither right nor wrong.</source>
        <translation>权重不认识数据中的任何类别名称：其回答无所谓对错。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is left out of training. Take it back on the Data page.</source>
        <translation>“%1”已从训练中排除。可在数据页上收回。</translation>
    </message>
</context>
<context>
    <name>studio::ui::ProblemPanel</name>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>Copy this list</source>
        <translation>复制此列表</translation>
    </message>
    <message>
        <source>Show among the pictures</source>
        <translation>在图片中显示</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The desktop has no program that shows the folder of &quot;%1&quot;.</source>
        <translation>桌面没有可以显示“%1”所在文件夹的程序。</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个未使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>looking for them</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Kind of problems</source>
        <translation>问题的种类</translation>
    </message>
    <message>
        <source>%1 of %2 left out</source>
        <translation>%2 个中 %1 个未使用</translation>
    </message>
</context>
<context>
    <name>studio::ui::RateDialog</name>
    <message>
        <source>Suggested is %1, %2.</source>
        <translation>建议 %1：%2。</translation>
    </message>
    <message>
        <source>%1 would be %2.</source>
        <translation>%2为 %1。</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>查找学习率</translation>
    </message>
    <message>
        <source>A network of its own, begun as the next run would be, takes up to a hundred steps while the learning rate grows. Nothing of it is kept.</source>
        <translation>另建一个与下次运行起点相同的网络，让学习率逐步升高，最多训练一百步。不保留任何结果。</translation>
    </message>
    <message>
        <source>The network is being built.</source>
        <translation>正在构建网络。</translation>
    </message>
    <message>
        <source>Step %1 of %2, learning rate %3, loss %4</source>
        <translation>第 %1 步，共 %2 步，学习率 %3，损失 %4</translation>
    </message>
    <message>
        <source>Use %1</source>
        <comment>a learning rate</comment>
        <translation>采用 %1</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1, %2, is too close to where it grows again.</source>
        <translation>%1（%2）离损失重新上升处太近。</translation>
    </message>
    <message>
        <source>Steps of the search</source>
        <translation>查找的步数</translation>
    </message>
    <message>
        <source>Sets the learning rate of the next run</source>
        <translation>用作下一次运行的学习率</translation>
    </message>
    <message>
        <source>A rate is suggested once the steps are done.</source>
        <translation>各步完成后会建议一个学习率。</translation>
    </message>
    <message>
        <source>No rate was found: the sentence above says why.</source>
        <translation>没有找到学习率：原因见上面的句子。</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>尚未测量。</translation>
    </message>
</context>
<context>
    <name>studio::ui::RatePlot</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>step %1, epoch %2</source>
        <translation>第 %1 步，第 %2 轮</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>The plan appears with a data set, over time with the first batches.</source>
        <translation>打开数据集后显示计划；按时间显示则要等到首批数据之后。</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunBar</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop and keep what was learned; the run can go on later</source>
        <translation>停止并保留已学到的内容；之后可以继续</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的训练</translation>
    </message>
    <message>
        <source>Wait until the run has stopped</source>
        <translation>请等待运行停止</translation>
    </message>
    <message>
        <source>The run is being prepared; it can be stopped</source>
        <translation>正在准备运行；可以停止</translation>
    </message>
    <message>
        <source>Open a folder of pictures first</source>
        <translation>请先打开图片文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n 线程</numerusform>
        </translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Validation, main head</source>
        <translation>验证集，主分类器</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 train&lt;/b&gt; %2 validation</source>
        <translation>&lt;b&gt;训练 %1&lt;/b&gt; 验证 %2</translation>
    </message>
    <message>
        <source>Run bar</source>
        <translation>运行栏</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Starts again with batches of %1 pictures, %2 of them to a step: the same step in about half the memory. Batch norm then sees the smaller batch.</source>
        <translation>以每批 %1 张、每步 %2 批重新开始：步骤不变，内存约减半。批归一化看到的则是较小的批。</translation>
    </message>
    <message>
        <source>Halve the batch</source>
        <translation>批量减半</translation>
    </message>
    <message>
        <source>Another program trains this run: stop it there</source>
        <translation>另一个程序正在训练此运行：请在那里停止</translation>
    </message>
    <message>
        <source>Goes on where the run was stopped, with the settings it had, and ends as if it never had been</source>
        <translation>从停止处以原有设置继续，结果与从未停止相同</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunJobs</name>
    <message numerus="yes">
        <source>on %n photograph(s)</source>
        <translation>
            <numerusform>在 %n 张照片上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n picture(s) of noise</source>
        <translation>
            <numerusform>在 %n 张噪声图上</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
    <message>
        <source>Writing down the name…</source>
        <translation>正在保存名称…</translation>
    </message>
    <message>
        <source>Moving to the wastebasket…</source>
        <translation>正在移到回收站…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be moved to the wastebasket: it is on a disk without one, or you may not move it. It is where it was; remove it in a file manager.</source>
        <translation>无法将“%1”移到回收站：所在磁盘没有回收站，或没有移动权限。它仍在原处；请在文件管理器中删除。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in the wastebasket.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are in the wastebasket.</source>
        <translation>
            <numerusform>%n 次运行已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait: the last action is still going on.</source>
        <translation>请稍候：上一个操作仍在进行。</translation>
    </message>
    <message>
        <source>Bringing back…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Brought back from the wastebasket.</source>
        <translation>已从回收站恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be brought back: something else lies in its place, or the wastebasket was emptied. Look for it in the wastebasket.</source>
        <translation>无法恢复“%1”：原位置已有其他内容，或回收站已清空。请在回收站中查找。</translation>
    </message>
    <message>
        <source>Writing &quot;%1&quot; and reading it back…</source>
        <translation>正在写入“%1”并读回…</translation>
    </message>
    <message>
        <source>Wrote &quot;%1&quot;.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>Read back by %1: %2 the largest difference of a logit is %3 (allowed %4).</source>
        <translation>由 %1 读回：%2 logit 的最大差异为 %3（允许 %4）。</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunModel</name>
    <message>
        <source>Six runs are compared already: take one out before you add another.</source>
        <translation>已在比较六次运行：请先取消一次再添加。</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunToolBar</name>
    <message>
        <source>Classifier, %1, best epoch</source>
        <translation>分类器，%1，最佳轮次</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln compared</source>
        <translation>
            <numerusform>，比较 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Words of a name, note, data set, network or state (Ctrl+F)</source>
        <translation>名称、备注、数据集、网络或状态中的词（Ctrl+F）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Train again…</source>
        <translation>再次训练…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Wastebasket</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Open the report in the browser</source>
        <translation>在浏览器中打开报告</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>曲线…</translation>
    </message>
    <message>
        <source>Weights are read back and compared before an export is reported.</source>
        <translation>权重导出后先读回比较，再报告结果。</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start the next run from this one&apos;s weights</source>
        <translation>用此运行的权重开始下一次运行</translation>
    </message>
</context>
<context>
    <name>studio::ui::RunsPage</name>
    <message>
        <source>The runs could not be read</source>
        <translation>无法读取运行记录</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行记录…</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行记录</translation>
    </message>
    <message>
        <source>Every training leaves a run here: its curves, its weights and its report. Start one on the Training page, or open a run from somewhere else.</source>
        <translation>每次训练都会在这里留下记录：曲线、权重和报告。请在“训练”页面开始训练，或打开其他位置的运行。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go to Training</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>No file manager answered. The run is in &quot;%1&quot;.</source>
        <translation>没有文件管理器响应。运行位于“%1”。</translation>
    </message>
    <message>
        <source>No browser answered. The report is &quot;%1&quot;.</source>
        <translation>没有浏览器响应。报告为“%1”。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>停止导出</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>studio::ui::SeenPanel</name>
    <message>
        <source>Asking the network…</source>
        <translation>正在询问网络…</translation>
    </message>
    <message>
        <source>A channel lies over what the network was shown; its own maximum is drawn strongest</source>
        <translation>通道叠加在网络所见的部分上；其最大值处颜色最浓</translation>
    </message>
    <message>
        <source>The picture, and over it the channel that is chosen</source>
        <translation>图片，以及叠加其上的所选通道</translation>
    </message>
    <message>
        <source>The whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Choose a module or a layer in the diagram, and what it answers to the picture appears here.</source>
        <translation>在示意图中选择一个模块或一层，它对图片的回答就显示在这里。</translation>
    </message>
    <message>
        <source>No maps</source>
        <translation>没有激活图</translation>
    </message>
    <message>
        <source>It gives one number for each channel, which has no place in the picture.</source>
        <translation>它每个通道只给出一个数，在图片中没有位置。</translation>
    </message>
    <message>
        <source>No weights yet</source>
        <translation>还没有权重</translation>
    </message>
    <message>
        <source>After the first epoch this layer&apos;s answers appear here.</source>
        <translation>第一轮之后，这一层的回答显示在这里。</translation>
    </message>
    <message>
        <source>Train, or open weights, and this layer&apos;s answers appear here.</source>
        <translation>训练或打开权重之后，这一层的回答显示在这里。</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Choose a picture on the Data or Predictions page.</source>
        <translation>请在“数据”或“预测”页选择一张图片。</translation>
    </message>
    <message>
        <source>Not in these weights</source>
        <translation>这些权重中没有</translation>
    </message>
    <message>
        <source>Their network, %1, has no %2.</source>
        <translation>它们的网络 %1 没有 %2。</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Weights: %1</source>
        <translation>权重：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n silent</source>
        <translation>
            <numerusform>%n 个无响应</numerusform>
        </translation>
    </message>
    <message>
        <source>none silent</source>
        <translation>均有响应</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>largest of the branch</source>
        <translation>该分支的最大值</translation>
    </message>
    <message>
        <source>largest of the layer</source>
        <translation>该层的最大值</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>%1 of %2 × 3 colours</source>
        <translation>%1 个，%2 × 3 色</translation>
    </message>
    <message>
        <source>What each weighs of red, green and blue: grey is 0, full colour the largest of all, %1.</source>
        <translation>每个滤波器对红、绿、蓝的权重：灰色为 0，最浓的颜色为全部中的最大值 %1。</translation>
    </message>
    <message>
        <source>Point at a channel to see it over the picture.</source>
        <translation>指向一个通道，即可看到它叠加在图片上。</translation>
    </message>
    <message>
        <source>Channel %1 holds values that are no numbers</source>
        <translation>通道 %1 含有非数值</translation>
    </message>
    <message>
        <source>Channel %1: silent, 0 everywhere on this picture</source>
        <translation>通道 %1：无响应，在这张图片上处处为 0</translation>
    </message>
    <message>
        <source>Channel %1: mean %2, maximum %3, above 0 at %4 of the places</source>
        <translation>通道 %1：均值 %2，最大值 %3，%4 的位置大于 0</translation>
    </message>
</context>
<context>
    <name>studio::ui::Session</name>
    <message>
        <source>The pictures it was trained on are not at &quot;%1&quot; any more. Open them where they are now to see predictions.</source>
        <translation>训练所用的图片已不在“%1”。请在现在的位置打开它们以查看预测。</translation>
    </message>
    <message>
        <source>no weights yet</source>
        <translation>还没有权重</translation>
    </message>
    <message>
        <source>%1, epoch %2, %3 %</source>
        <translation>%1，第 %2 轮，%3 %</translation>
    </message>
    <message>
        <source>best, epoch %1, %2 %</source>
        <translation>最佳，第 %1 轮，%2 %</translation>
    </message>
    <message>
        <source>There are no weights to predict with yet. Train first, or open a run or checkpoint.</source>
        <translation>还没有可用于预测的权重。请先训练，或打开运行或检查点。</translation>
    </message>
    <message>
        <source>live, %1</source>
        <translation>当前，%1</translation>
    </message>
    <message>
        <source>last, %1</source>
        <translation>最后，%1</translation>
    </message>
    <message>
        <source>A run is under way. Stop it before you open other data or another run.</source>
        <translation>运行尚未结束。请先停止，再打开其他数据或运行。</translation>
    </message>
    <message>
        <source>The pictures it was trained on are at &quot;%1&quot;, on a drive that does not answer. They are opened when it answers; to try again, open it once more.</source>
        <translation>训练所用的图片位于“%1”，其所在的磁盘没有响应。磁盘响应后会打开这些图片；要重试，请再次打开它。</translation>
    </message>
    <message>
        <source>Which pictures are left out is fixed while a run is going. Stop it to change them.</source>
        <translation>运行进行时，排除哪些图片是固定的。请先停止运行再更改。</translation>
    </message>
    <message>
        <source>Which pictures there are is known once all of them are listed.</source>
        <translation>全部列出之后才知道有哪些图片。</translation>
    </message>
    <message>
        <source>The pictures this run was trained on are not open.</source>
        <translation>训练此运行所用的图片没有打开。</translation>
    </message>
    <message>
        <source>The settings now split the pictures otherwise than for this run.</source>
        <translation>现在的设置对图片的划分与此运行不同。</translation>
    </message>
    <message>
        <source>Known once all pictures were looked at.</source>
        <translation>检查完全部图片后才知道。</translation>
    </message>
    <message>
        <source>The open pictures are others than those of this run: some came, went or changed.</source>
        <translation>打开的图片与此运行的不同：有些新增、缺失或改变了。</translation>
    </message>
    <message>
        <source>What was left out or taken back just now is not kept for next time.</source>
        <translation>刚才排除或放回的图片没有保存到下次打开。</translation>
    </message>
    <message>
        <source>Other pictures are left out now than when this run began; leave out the same to see its steps.</source>
        <translation>现在排除的图片与该运行开始时不同；排除相同的图片即可查看其各步。</translation>
    </message>
    <message>
        <source>Not known: in steps of this run no picture could be read, and they are not among those counted.</source>
        <translation>无法得知：此运行有些步中没有一张图片可读取，这些步未被计入。</translation>
    </message>
</context>
<context>
    <name>studio::ui::SettingRow</name>
    <message>
        <source>%1.</source>
        <comment>a line of help, as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Start from weights</source>
        <translation>起始权重</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors *.caffemodel);;All files (*)</source>
        <translation>权重 (*.pth *.pt *.safetensors *.caffemodel);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file of weights</source>
        <translation>选择权重文件</translation>
    </message>
</context>
<context>
    <name>studio::ui::SettingsPanel</name>
    <message>
        <source>Your own mixture: it differs from every preset.</source>
        <translation>自定义组合：与所有预设都不同。</translation>
    </message>
    <message>
        <source>All settings are fixed while a run is going: a run has one recipe. Stop it to change them.</source>
        <translation>运行时所有设置固定：一次运行一套配方。停止后才能修改。</translation>
    </message>
    <message>
        <source>With a data set open, this line says what Start will do.</source>
        <translation>打开数据集后，这里会说明“开始”将做什么。</translation>
    </message>
    <message>
        <source>This data set can&apos;t be trained on.</source>
        <translation>此数据集无法用于训练。</translation>
    </message>
    <message>
        <source>The pictures are being checked; the split is known afterwards.</source>
        <translation>正在检查图片；之后才知道划分。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>fixed while running</source>
        <translation>运行中不可改</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>own settings</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>A data set has to be open first.</source>
        <translation>请先打开一个数据集。</translation>
    </message>
    <message>
        <source>LibTorch is being loaded.</source>
        <translation>正在加载 LibTorch。</translation>
    </message>
    <message>
        <source>A hundred steps with a growing learning rate show which one suits; nothing of them is kept.</source>
        <translation>用逐步升高的学习率训练一百步，看哪个合适；不保留任何结果。</translation>
    </message>
    <message>
        <source>Takes about %1.</source>
        <translation>约需 %1。</translation>
    </message>
    <message>
        <source>Find</source>
        <comment>a learning rate</comment>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>查找学习率</translation>
    </message>
    <message>
        <source>Not every picture was looked at, so the split is not known. &quot;Check again&quot; on the Data page goes on.</source>
        <translation>图片没有全部检查，因此划分尚不知道。数据页上的“重新检查”可继续。</translation>
    </message>
    <message>
        <source>The pictures are being split anew.</source>
        <translation>正在重新划分图片。</translation>
    </message>
    <message>
        <source>LibTorch could not be loaded.</source>
        <translation>无法加载 LibTorch。</translation>
    </message>
    <message>
        <source>Brings back your own settings, which the preset replaced</source>
        <translation>恢复被预设替换的您自己的设置</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>studio::ui::SizeBox</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Layer whose size is worked out</source>
        <translation>计算哪一层的尺寸</translation>
    </message>
    <message>
        <source>F, kernel</source>
        <translation>F，卷积核</translation>
    </message>
    <message>
        <source>P, padding</source>
        <translation>P，填充</translation>
    </message>
    <message>
        <source>S, stride</source>
        <translation>S，步幅</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>studio::ui::SourceBar</name>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The weights that answer</source>
        <translation>作答的权重</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The pictures the network is asked about</source>
        <translation>让网络判断的图片</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>validation, %1</source>
        <translation>验证集，%1</translation>
    </message>
    <message>
        <source>others, %1</source>
        <translation>其他，%1</translation>
    </message>
    <message>
        <source>Live: the epoch validated last</source>
        <translation>当前：最近验证的一轮</translation>
    </message>
    <message>
        <source>Nothing has been validated in this session yet.</source>
        <translation>本次还没有验证过。</translation>
    </message>
    <message>
        <source>Best epoch of the run</source>
        <translation>运行的最佳轮</translation>
    </message>
    <message>
        <source>No run has a best epoch yet: train, or open a run.</source>
        <translation>还没有最佳轮：请训练或打开运行。</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Other pictures…</source>
        <translation>其他图片…</translation>
    </message>
    <message>
        <source>Ask about pictures</source>
        <translation>询问图片</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>图片文件夹…</translation>
    </message>
    <message>
        <source>Ask about the pictures of a folder</source>
        <translation>询问文件夹中的图片</translation>
    </message>
    <message>
        <source>training, %1</source>
        <translation>训练集，%1</translation>
    </message>
    <message>
        <source>test, %1</source>
        <translation>测试集，%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>This data set has none.</source>
        <translation>此数据集没有。</translation>
    </message>
    <message>
        <source>No data set is open and checked.</source>
        <translation>没有已打开并检查过的数据集。</translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation>验证图片</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>训练图片</translation>
    </message>
    <message>
        <source>Test pictures</source>
        <translation>测试图片</translation>
    </message>
    <message>
        <source>The other pictures asked about last</source>
        <translation>上次询问的其他图片</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors *.caffemodel);;All files (*)</source>
        <translation>权重 (*.pth *.pt *.safetensors *.caffemodel);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.jpe *.jfif *.png *.bmp *.gif *.webp *.tif *.tiff *.pbm *.pgm *.ppm);;All files (*)</source>
        <translation>图片 (*.jpg *.jpeg *.jpe *.jfif *.png *.bmp *.gif *.webp *.tif *.tiff *.pbm *.pgm *.ppm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>What this file is, and export…</source>
        <translation>查看此文件并导出…</translation>
    </message>
</context>
<context>
    <name>studio::ui::SplitDialog</name>
    <message>
        <source>Training and validation</source>
        <translation>训练与验证</translation>
    </message>
    <message>
        <source>The network learns from the training pictures. How good it is, is measured on the validation pictures, which it never learns from.</source>
        <translation>网络用训练图片学习。它的好坏用验证图片衡量，网络从不用验证图片学习。</translation>
    </message>
    <message>
        <source>Use this split</source>
        <translation>使用此划分</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep equal pictures on one side</source>
        <translation>相同的图片放在同一边</translation>
    </message>
    <message>
        <source>Always: a picture that was learned must not be measured on again under another name</source>
        <translation>始终如此：学过的图片不能换个名字再用来衡量</translation>
    </message>
    <message>
        <source>For validation, of each class</source>
        <translation>每个类别中用于验证</translation>
    </message>
    <message>
        <source>Seed of the draw</source>
        <translation>抽取的种子</translation>
    </message>
    <message>
        <source>Pictures of each class with this split</source>
        <translation>此划分下每个类别的图片数</translation>
    </message>
    <message>
        <source>The data set brings its own training and validation parts</source>
        <translation>数据集自带训练和验证部分</translation>
    </message>
    <message>
        <source>The split is fixed while a run is going. Stop it to change it.</source>
        <translation>训练进行时划分是固定的。停止训练后才能更改。</translation>
    </message>
    <message>
        <source>The run&apos;s seed, too: it also orders the pictures and draws the crops</source>
        <translation>也是训练的种子：还决定图片的顺序和裁剪</translation>
    </message>
    <message>
        <source>This data set has parts of its own and no validation among them: its test pictures validate. Nothing is drawn.</source>
        <translation>此数据集自带划分但没有验证部分：用测试图片验证，不再抽取。</translation>
    </message>
    <message>
        <source>This data set has its own training and validation parts. They are kept as they are; nothing is drawn.</source>
        <translation>此数据集自带训练和验证部分，保持原样，不再抽取。</translation>
    </message>
    <message>
        <source>The seed is a whole number from 0 to %1.</source>
        <translation>种子是 0 到 %1 之间的整数。</translation>
    </message>
</context>
<context>
    <name>studio::ui::SplitPreview</name>
    <message>
        <source>All pictures</source>
        <translation>全部图片</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>studio::ui::StripPanel</name>
    <message>
        <source>Twelve validation pictures</source>
        <translation>十二张验证图片</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>换一批</translation>
    </message>
    <message>
        <source>Twelve other validation pictures</source>
        <translation>另外十二张验证图片</translation>
    </message>
    <message>
        <source>Twelve validation pictures appear here: after each epoch you see what the network says of them.</source>
        <translation>这里会显示十二张验证图片：每轮之后可看到网络的回答。</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>Latest epoch</source>
        <translation>最近一轮</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message numerus="yes">
        <source>Events, %n problem(s)</source>
        <translation>
            <numerusform>事件，%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>What happened in this run</source>
        <translation>此次运行发生了什么</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>运行事件</translation>
    </message>
    <message>
        <source>the newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Problems with pictures, checkpoints and pauses are listed here once a run has begun.</source>
        <translation>运行开始后，图片问题、检查点和暂停会列在这里。</translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation>验证图片</translation>
    </message>
    <message>
        <source>weights of epoch %1</source>
        <translation>第 %1 轮的权重</translation>
    </message>
    <message>
        <source>main head, %1: %2 of %3 right</source>
        <translation>主分类器，%1：%3 张中 %2 张正确</translation>
    </message>
    <message>
        <source>what the main head says of them is shown after each epoch</source>
        <translation>每一轮之后显示主分类器的回答</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Brings back the pictures that were here before</source>
        <translation>恢复之前在这里的图片</translation>
    </message>
    <message>
        <source>There are no validation pictures yet: they come with checked data.</source>
        <translation>还没有验证集图片：数据检查完成后才有。</translation>
    </message>
</context>
<context>
    <name>studio::ui::TopBar</name>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>打开图片文件夹…</translation>
    </message>
    <message>
        <source>Open a run or checkpoint…</source>
        <translation>打开运行或检查点…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试试示例</translation>
    </message>
    <message>
        <source>Stop the training to open other data</source>
        <translation>停止训练后才能打开其他数据</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>About Inception Studio</source>
        <translation>关于 Inception Studio</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>no data set</source>
        <translation>无数据集</translation>
    </message>
    <message>
        <source>Open pictures, a run or a checkpoint</source>
        <translation>打开图片、运行或检查点</translation>
    </message>
    <message>
        <source>Data set: %1</source>
        <translation>数据集：%1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open a list of pictures…</source>
        <translation>打开图片列表…</translation>
    </message>
</context>
<context>
    <name>studio::ui::TrainingPage</name>
    <message numerus="yes">
        <source>Accuracy on %n validation picture(s), main head</source>
        <translation>
            <numerusform>验证集准确率（%n 张，主分类器）</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on the validation pictures, main head</source>
        <translation>验证集准确率，主分类器</translation>
    </message>
    <message>
        <source>Loss, cross-entropy</source>
        <translation>损失（交叉熵）</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>dashed: training</source>
        <translation>虚线：训练</translation>
    </message>
    <message>
        <source>Pictures of step %1</source>
        <translation>第 %1 步的图片</translation>
    </message>
    <message>
        <source>lines: training, raw behind smoothed; markers: validation after each epoch; right click: a step&apos;s pictures</source>
        <translation>线：训练（原始与平滑）；标记：每轮后的验证；右键单击：该步的图片</translation>
    </message>
    <message>
        <source>Training pictures are varied at random and measured while the weights change; validation pictures are whole and measured after each epoch. A training line that goes on rising alone shows that the network learns its pictures by heart.</source>
        <translation>训练图片经随机变化，并在权重变化的过程中测量；验证图片是整张的，在每轮之后测量。若只有训练曲线继续上升，说明网络在死记训练图片。</translation>
    </message>
</context>
<context>
    <name>studio::ui::WeightsDialog</name>
    <message>
        <source>A checkpoint of Inception Studio</source>
        <translation>Inception Studio 的检查点</translation>
    </message>
    <message>
        <source>Weights of another program (state dict)</source>
        <translation>其他程序的权重（state dict）</translation>
    </message>
    <message>
        <source>Weights in the safetensors format</source>
        <translation>safetensors 格式的权重</translation>
    </message>
    <message>
        <source>Weights of caffe</source>
        <translation>caffe 的权重</translation>
    </message>
    <message>
        <source>squashed to %1</source>
        <translation>压缩到 %1</translation>
    </message>
    <message>
        <source>shorter side %1, middle %2</source>
        <translation>短边 %1，中央 %2</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>GoogLeNet, %1, input %2</source>
        <translation>GoogLeNet，%1，输入 %2</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>文件中有</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>文件中没有</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n tensor(s), %2</source>
        <translation>
            <numerusform>%1，%n 个张量，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>These weights can&apos;t be taken</source>
        <translation>无法使用这些权重</translation>
    </message>
    <message>
        <source>Fixed while a run is going. Stop it to change it.</source>
        <translation>运行期间固定。停止后才能更改。</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>The course&apos;s network and the paper&apos;s have the same names and shapes; only the paper&apos;s has local response normalisation between its first layers. Which one was it trained as?</source>
        <translation>课程网络与论文网络的名称和形状完全相同；只有论文网络的前几层之间有局部响应归一化。它是按哪一种训练的？</translation>
    </message>
    <message>
        <source>Show its predictions</source>
        <translation>查看它的预测</translation>
    </message>
    <message>
        <source>Start the next run from it</source>
        <translation>以它开始下一次训练</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>%1, without names in the file</source>
        <translation>%1 个，文件中没有名称</translation>
    </message>
    <message>
        <source>%1; %2 from 0 to %3, mean %4, std %5</source>
        <translation>%1；%2，范围 0 到 %3，均值 %4，标准差 %5</translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation>不相符之处</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes it for other programs, and checks what it wrote</source>
        <translation>写成供其他程序使用的文件，并核对所写内容</translation>
    </message>
    <message>
        <source>Prepared otherwise</source>
        <translation>其他预处理</translation>
    </message>
    <message>
        <source>The file does not say how its pictures were prepared. Where that is not its network&apos;s usual way, write what differs: resize, size, crop, channels, scale, mean, std.</source>
        <translation>文件没有说明图片是如何预处理的。若与其网络的惯常做法不同，请写出不同之处：resize、size、crop、channels、scale、mean、std。</translation>
    </message>
    <message>
        <source>Auxiliary heads</source>
        <translation>辅助分类器</translation>
    </message>
    <message>
        <source>A run takes the file&apos;s colours in its network&apos;s usual order. Export it first, then start from what was written: that says its order itself.</source>
        <translation>训练按其网络惯常的颜色顺序读取文件。请先导出，再从写成的文件开始：它会说明自己的顺序。</translation>
    </message>
    <message>
        <source>Which network is it?</source>
        <translation>这是哪一种网络？</translation>
    </message>
    <message>
        <source>Its weights go into the settings, and how its pictures are prepared; classes of other names get new heads.</source>
        <translation>其权重及其图片的准备方式将写入设置；名称不同的类别使用新的分类器。</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>正在读取文件。</translation>
    </message>
    <message>
        <source>These weights can&apos;t be taken: the sentence above says why.</source>
        <translation>无法使用这些权重：原因见上面的句子。</translation>
    </message>
    <message>
        <source>Say first which network it is.</source>
        <translation>请先说明它是哪个网络。</translation>
    </message>
    <message>
        <source>The preparation that was written is not understood: the sentence above says why.</source>
        <translation>所写的预处理无法理解：原因见上面的句子。</translation>
    </message>
    <message>
        <source>Opens the Predictions page with what it says of the pictures</source>
        <translation>打开“预测”页，显示它对图片的回答</translation>
    </message>
</context>
</TS>
